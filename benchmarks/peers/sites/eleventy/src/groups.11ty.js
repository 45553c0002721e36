import { escape, fact, link, list, page } from "./_includes/page.js";

export const data = {
  pagination: { data: "portal.groups", size: 1, alias: "group", addAllPagesToCollections: false },
  permalink: ({ group }) => `/${group.segment}/${group.id}/`,
  eleventyExcludeFromCollections: true,
};

export function render({ group, portal }) {
  const facts = [
    group.summary && fact("Tóm tắt", escape(group.summary)),
    group.form && fact("Hình thức khen", escape(group.form)),
    group.date && fact("Ngày ký", group.date),
    group.year && fact("Năm", link(`/nam/${group.year}/`, group.year)),
    group.unit && fact("Đơn vị", link(`/don-vi/${group.unit}/`, portal.titles[group.unit])),
  ];
  const links = group.people.map((person) => [`/nguoi/${person.id}/`, person.name]);
  const main = `<div class="wrap">
<header class="page-head"><h1 class="page-head__title">${escape(group.title)}</h1></header>
<dl class="facts">
${facts.filter(Boolean).join("")}</dl>
${list(links)}
</div>`;
  const crumb = link(`/${group.segment}/`, group.name);
  return page({ title: group.title, address: `/${group.segment}/${group.id}/`, crumb, main, portal });
}
