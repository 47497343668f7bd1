// Draws the table that says so (data-chart) as a chart above it, all its columns or as many as it says (data-columns). Without a
// script, or on paper, the table says the same.
"use strict";
(() => {
  const table = document.querySelector("table[data-chart]");
  const place = document.getElementById("chart");
  if (!table || !place || !window.echarts) return;
  const rows = [...table.tBodies[0].rows];
  // a column without values is words, and is not drawn
  const most = Number(table.dataset.columns) || Infinity;
  const drawn = [...table.tHead.rows[0].cells]
    .filter((c) => c.cellIndex > 0 && c.cellIndex <= most)
    .filter((c) => !rows.length || rows[0].cells[c.cellIndex].dataset.value !== undefined);
  if (rows.length < (table.dataset.chartKind === "bar" ? 1 : 2)) return;
  const labels = rows.map((r) => r.cells[0].textContent.trim());
  const style = getComputedStyle(document.documentElement);
  const size = parseFloat(style.fontSize) * 0.875;
  const bars = table.dataset.chartKind === "bar";
  // of bars what is done, what is under way, what is late
  const colours = bars ? ["#1f6b45", "#357ba0", "#b5532a"] : ["#357ba0", "#b5532a", "#1f6b45"];
  const symbols = ["circle", "rect", "triangle"];
  const target = parseFloat(table.dataset.target);
  const series = drawn.map((head, i) => ({
    name: head.textContent.trim(),
    type: bars ? "bar" : "line",
    stack: bars ? "all" : undefined,
    symbol: symbols[i % symbols.length],
    symbolSize: 9,
    connectNulls: true,
    itemStyle: { color: colours[i % colours.length] },
    lineStyle: { width: 3, type: i === 0 ? "solid" : "dashed" },
    data: rows.map((r) => {
      const { value, stated } = r.cells[head.cellIndex].dataset;
      if (value === "") return null;
      // a number that is not exact is written beside its point as it was stated
      return stated
        ? { value: Number(value), label: { show: true, position: "top", formatter: () => stated, fontSize: size } }
        : Number(value);
    }),
    markLine: i === 0 && Number.isFinite(target)
      ? { silent: true, symbol: "none", lineStyle: { color: "#1b2229", type: "dotted", width: 2 },
          label: { formatter: table.dataset.targetName, position: "insideEndTop", fontSize: size },
          data: [{ yAxis: target }] }
      : undefined,
  }));
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({
    animation: !still,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size },
    legend: { show: drawn.length > 1, top: 0, textStyle: { fontSize: size } },
    tooltip: { trigger: "axis", renderMode: "richText" },
    grid: { left: 8, right: 24, top: drawn.length > 1 ? 48 : 32, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: labels, axisLabel: { fontSize: size, hideOverlap: true } },
    yAxis: { type: "value", scale: !bars, minInterval: bars ? 1 : undefined, name: table.dataset.chart, nameTextStyle: { fontSize: size, align: "left" },
             axisLabel: { fontSize: size } },
    series,
  });
  const fit = () => chart.resize();
  window.addEventListener("resize", fit);
  window.addEventListener("beforeprint", fit);
})();
