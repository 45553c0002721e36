/* Appearance (automatic, light, dark), the menu of small screens, and filters in one line.
   Stands in <head> without defer: the first part must run before the page is drawn. */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "thidua-giao-dien";

  function stored() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage may be forbidden: the choice then lasts for this page
    }
  }

  function setTheme(choice) {
    if (choice === "light" || choice === "dark") root.setAttribute("data-theme", choice);
    else root.removeAttribute("data-theme");
  }

  root.classList.add("has-js");
  setTheme(stored());

  function themeSwitch() {
    var buttons = document.querySelectorAll("[data-theme-choice]");
    function show(choice) {
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === choice));
      });
    }
    show(root.getAttribute("data-theme") || "auto");
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var choice = button.getAttribute("data-theme-choice");
        setTheme(choice);
        show(choice);
        try {
          localStorage.setItem(key, choice);
        } catch (error) {
          /* see stored() */
        }
      });
    });
  }

  function menu() {
    var button = document.querySelector("[data-menu-button]");
    var panel = button && document.getElementById(button.getAttribute("aria-controls"));
    if (!panel) return;
    function open(yes) {
      panel.classList.toggle("is-open", yes);
      button.setAttribute("aria-expanded", String(yes));
    }
    button.addEventListener("click", function () {
      open(button.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
    document.addEventListener("focusin", function (event) {
      if (!panel.contains(event.target) && event.target !== button) open(false);
    });
  }

  /* Lines that are pushed sideways: browsers leave a link that is half in sight where it is. */
  function sideways() {
    document.addEventListener("focusin", function (event) {
      if (event.target.closest(".filters__list")) {
        event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    themeSwitch();
    menu();
    sideways();
  });
})();
