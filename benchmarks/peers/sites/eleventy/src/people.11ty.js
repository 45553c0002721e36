import { escape, fact, link, page } from "./_includes/page.js";

const demo = `<span class="badge badge--demo ours">Dữ liệu minh họa</span>`;

export const data = {
  pagination: { data: "portal.people", size: 1, alias: "person", addAllPagesToCollections: false },
  permalink: ({ person }) => `/nguoi/${person.id}/`,
  eleventyExcludeFromCollections: true,
};

function campaignCard(campaign, portal) {
  return `<li class="record record--campaign">
<span class="record__date">${campaign.year}</span><div class="record__body">
<h3 class="record__title">${link(`/phong-trao/${campaign.id}/`, campaign.title)}</h3>
<p class="record__summary">${escape(campaign.summary)}</p><p class="record__meta"><span class="status status--over ours">Đã kết thúc</span>
<span>${escape(portal.titles[campaign.unit])}</span>${demo}</p>
</div>
</li>`;
}

function personCard(person, portal) {
  return `<li class="person-card">
<h3 class="person-card__name">${link(`/nguoi/${person.id}/`, person.name)}</h3>
<p class="person-card__role">${escape(person.role)}, ${escape(portal.titles[person.unit])}</p><p class="person-card__summary">${escape(person.achievement)}</p>${demo}
<div class="portrait portrait--none">${portal.star}</div>
</li>
`;
}

/** Four other people of the same unit. */
function others(person, portal) {
  const near = portal.byUnit.get(person.unit).slice(0, 5).filter((other) => other.id !== person.id);
  return near.slice(0, 4).map((other) => personCard(other, portal)).join("");
}

function facts(person, portal) {
  const to = (segment, id) => link(`/${segment}/${id}/`, portal.titles[id]);
  return [
    fact("Chức vụ, nghề nghiệp", escape(person.role)),
    fact("Đơn vị", to("don-vi", person.unit)),
    fact("Năm", to("nam", person.year)),
    fact("Hình thức khen", escape(person.form)),
    fact("Lĩnh vực", escape(person.field)),
    fact("Quyết định", to("khen-thuong", person.decision)),
  ].join("");
}

export function render({ person, portal }) {
  const main = `<article class="wrap">
<header class="exemplar-head">
<div class="photo-figure"><div class="portrait portrait--none">${portal.star}</div></div>
<div class="exemplar-head__text">
<p class="eyebrow"><span class="eyebrow__kind">Điển hình tiên tiến</span>${demo}</p>
<h1 class="exemplar-head__name">${escape(person.name)}</h1>
<p class="lead">${escape(person.achievement)}</p>
<dl class="facts facts--strip">
${facts(person, portal)}</dl>
</div>
</header>
<div class="prose story">
${this.markdown(person.paragraph)}</div>
<section class="section section--after" id="phong-trao">
<h2 class="ours">Phong trào thi đua</h2>
<ul class="records related">
${campaignCard(portal.campaigns[person.campaign], portal)}
</ul>
</section>
<section class="section section--after" id="dien-hinh-khac">
<div class="section__head"><h2 class="ours">Điển hình khác</h2>
<a class="more-link ours" href="/nguoi/">Tất cả điển hình</a>
</div>
<ul class="people related">
${others(person, portal)}</ul>
</section>
</article>`;
  const address = `/nguoi/${person.id}/`;
  const crumb = link("/nguoi/", "Điển hình");
  return page({ title: person.name, description: person.achievement, address, crumb, main, portal });
}
