/* Only the preview server sends this: reloads the page when it is out of date, and shows at its
   foot what is wrong with the content. Words come with the events. */
(function () {
  "use strict";
  var token = new URL(document.currentScript.src).search.slice(1);
  var source = null;
  var bar = null;

  function close() {
    if (source) source.close();
    source = null;
  }

  /* Hidden pages let go of their connection: a browser keeps six to one server, and no more. */
  function follow() {
    if (document.visibilityState === "hidden") {
      close();
    } else if (!source) {
      source = new EventSource("/__thidua/events");
      source.addEventListener("state", function (event) {
        show(JSON.parse(event.data));
      });
    }
  }

  function show(state) {
    if (state.token !== token) {
      close();
      location.reload();
      return;
    }
    if (bar) bar.remove();
    bar = state.findings.length ? draw(state) : null;
    if (bar) document.body.append(bar);
  }

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function draw(state) {
    style();
    var aside = element("aside");
    aside.className = "thidua-bar";
    aside.setAttribute("role", "alert");
    var details = element("details");
    details.open = true;
    details.append(element("summary", state.heading));
    var list = element("ol");
    state.findings.forEach(function (finding) {
      var item = element("li");
      if (finding.place) item.append(element("code", finding.place), " ");
      item.append(element("span", finding.text));
      list.append(item);
    });
    details.append(list);
    aside.append(details);
    return aside;
  }

  function style() {
    if (document.querySelector("link[href='/__thidua/reload.css']")) return;
    var link = element("link");
    link.rel = "stylesheet";
    link.href = "/__thidua/reload.css";
    document.head.append(link);
  }

  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", follow);
  follow();
})();
