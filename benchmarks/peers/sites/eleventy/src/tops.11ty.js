import { list, page } from "./_includes/page.js";

export const data = {
  pagination: { data: "portal.tops", size: 1, alias: "top", addAllPagesToCollections: false },
  permalink: ({ top }) => `/${top.segment}/`,
  eleventyExcludeFromCollections: true,
};

export function render({ top, portal }) {
  const main = `<div class="wrap"><h1 class="page-head__title">${top.title}</h1>
${list(top.links)}
</div>`;
  return page({ title: top.title, address: `/${top.segment}/`, main, portal });
}
