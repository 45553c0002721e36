const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;" };

export const escape = (text) => String(text).replace(/[&<>"]/g, (letter) => escapes[letter]);

export const fact = (label, html) =>
  `<div class="facts__row"><dt class="ours">${label}</dt><dd>${html}</dd></div>\n`;

export const link = (address, title) => `<a href="${address}">${escape(title)}</a>`;

export const list = (links) =>
  `<ul class="people">\n${links.map(([address, title]) => `<li>${link(address, title)}</li>\n`).join("")}</ul>`;

/** A whole page around `main`; `crumb` is a link to the section. */
export function page({ title, description, address, crumb, main, portal }) {
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${escape(title)} – Cổng đo tốc độ</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escape(description ?? title)}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/style.css">
<link rel="canonical" href="https://thidua.example${address}">
</head>
<body>
${portal.header}
<nav class="crumbs" aria-label="Vị trí trang"><ol class="wrap">
<li><a href="/">Trang chủ</a></li>
${crumb ? `<li>${crumb}</li>` : ""}
<li><span aria-current="page">${escape(title)}</span></li>
</ol></nav>
<main class="page" id="_noi_dung" tabindex="-1">
${main}
</main>
${portal.footer}
</body>
</html>
`;
}
