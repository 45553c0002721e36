import { page } from "./_includes/page.js";

export function render({ portal }) {
  const main = `<div class="wrap"><h1>Cổng đo tốc độ</h1><p>Dữ liệu hư cấu, làm ra để đo tốc độ.</p></div>`;
  return page({ title: "Trang chủ", address: "/", main, portal });
}
