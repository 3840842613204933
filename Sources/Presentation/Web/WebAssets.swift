/// What pages load beside their markup: one style sheet and one script, both served by the application itself.
public enum WebAssets {
    /// Colours of states have text beside them and a contrast of at least 4.5 in light and dark.
    public static let stylesheet = """
        :root{--ink:#1b1f24;--soft:#57606a;--paper:#fff;--panel:#f6f8fa;--rule:#d0d7de;--link:#0a58ca;--good:#116329;--caution:#7d4e00;--bad:#a40e26;--faint:#57606a;--line0:#0a58ca;--line1:#a8470b;--line2:#116329;--line3:#8250df;--line4:#a40e26;--line5:#57606a;color-scheme:light dark}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b3;--paper:#0d1117;--panel:#161b22;--rule:#30363d;--link:#79b8ff;--good:#56d364;--caution:#e3b341;--bad:#ff8078;--faint:#9da7b3;--line0:#79b8ff;--line1:#ffa657;--line2:#56d364;--line3:#d2a8ff;--line4:#ff8078;--line5:#9da7b3}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
        a{color:var(--link)}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:1}
        .top{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;padding:12px 24px;border-bottom:1px solid var(--rule)}
        .top nav{display:flex;gap:16px}.top nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
        main{max-width:1280px;margin:0 auto;padding:16px 24px 48px}
        h1{font-size:1.6rem;line-height:1.25;margin:8px 0}h2{font-size:1.2rem;line-height:1.3;margin:28px 0 4px}
        h1,h2,.name,td,th,dd{overflow-wrap:anywhere}code{font-size:.85em;color:var(--soft)}small{color:var(--soft)}
        .day,.facts,.why,.window,.empty,.note,.legend-line{color:var(--soft);margin:2px 0 8px}
        .notice,.warnings{border-left:4px solid var(--caution);background:var(--panel);padding:8px 12px;margin:8px 0}.warnings{list-style:none}
        .kpis{list-style:none;margin:8px 0 0;padding:0}
        .kpi{display:grid;grid-template-columns:minmax(150px,1.6fr) minmax(112px,1fr) minmax(170px,1.5fr) minmax(140px,1.2fr) 246px 112px 116px;gap:4px 12px;align-items:center;padding:9px 0;border-top:1px solid var(--rule)}
        .kpi .name{font-weight:600}.kpi .value{text-align:right;font-weight:600}.kpi .value,.kpi .chance,.kpi .state{white-space:nowrap}.kpi .state{text-align:right;grid-column:7}.kpi .chance{text-align:right;grid-column:6}.kpi .aim{grid-column:4}.kpi .way{grid-column:5}
        .bar{width:162px;height:14px;vertical-align:middle}.way small{white-space:nowrap}
        .rail{fill:var(--rule)}.bar.good .done{fill:var(--good)}.bar.caution .done{fill:var(--caution)}.bar.bad .done{fill:var(--bad)}.bar.faint .done{fill:var(--faint)}.by-now{stroke:var(--ink);stroke-width:2}
        .good{color:var(--good)}.caution{color:var(--caution)}.bad{color:var(--bad)}.faint{color:var(--faint)}.state{font-weight:600}
        .state::before{content:"\\25CF\\00A0"}.state.caution::before{content:"\\25B2\\00A0"}.state.bad::before{content:"\\25A0\\00A0"}.state.faint::before{content:"\\25CB\\00A0"}
        .headline{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline;margin:4px 0}.headline .value{font-size:2.2rem;font-weight:700;line-height:1.2}
        .facts-grid{display:flex;flex-wrap:wrap;gap:8px 32px;margin:12px 0}.facts-grid dt{color:var(--soft);font-size:.85rem}.facts-grid dd{margin:0;font-weight:600}
        .explanation{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;margin:8px 0}.explanation dt{color:var(--soft)}.explanation dd{margin:0}
        .chart{width:100%;max-width:960px;height:auto;display:block;margin:8px 0}.grid{stroke:var(--rule);stroke-width:1}.tick{fill:var(--soft);font-size:12px}.target{stroke:var(--ink);stroke-dasharray:2 4;stroke-width:1.5}.target-name{fill:var(--ink)}
        .line path{fill:none;stroke-width:2.25;stroke-linejoin:round}.line .point{stroke:none}.line .open{fill:var(--paper);stroke-width:2}
        .line-0 path,.line-0 .open{stroke:var(--line0)}.line-0 .point{fill:var(--line0)}.line-1 path,.line-1 .open{stroke:var(--line1)}.line-1 .point{fill:var(--line1)}.line-2 path,.line-2 .open{stroke:var(--line2)}.line-2 .point{fill:var(--line2)}.line-3 path,.line-3 .open{stroke:var(--line3)}.line-3 .point{fill:var(--line3)}.line-4 path,.line-4 .open{stroke:var(--line4)}.line-4 .point{fill:var(--line4)}.line-5 path,.line-5 .open{stroke:var(--line5)}.line-5 .point{fill:var(--line5)}.line .point.open{fill:var(--paper)}
        .line-1 path{stroke-dasharray:8 3}.line-2 path{stroke-dasharray:3 3}.line-3 path{stroke-dasharray:10 3 2 3}.line-4 path{stroke-dasharray:1 4}.line-5 path{stroke-dasharray:14 5}
        .legend{overflow-wrap:anywhere;display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;padding:0;margin:0 0 8px}.key{width:28px;height:12px;vertical-align:middle}
        .scroll{overflow-x:auto;max-width:100%}table{border-collapse:collapse;min-width:320px}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        td,th{padding:5px 14px 5px 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400}thead th{font-weight:600}.number{text-align:right}
        form.choose,form.search{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin:12px 0}label{color:var(--soft);font-size:.9rem}
        input,select,button{font:inherit;color:var(--ink);background:var(--panel);border:1px solid var(--soft);border-radius:6px;padding:5px 9px;max-width:100%}button{cursor:pointer;font-weight:600}
        @media (max-width:1100px){.kpi{grid-template-columns:1fr auto}.kpi .name{grid-column:1}.kpi .value{grid-column:2;grid-row:1}.kpi .change,.kpi .aim,.kpi .way{grid-column:1}.kpi .chance,.kpi .state{grid-column:2}.kpi .state{grid-row:2}.kpi .chance{grid-row:3}main,.top{padding-left:16px;padding-right:16px}.explanation{grid-template-columns:1fr}.explanation dt{margin-top:6px}}
        @media (max-width:700px){.tick{font-size:17px}}
        @media print{.top nav,.skip,form{display:none}main{max-width:none;padding:0}.objective{break-inside:avoid}}

        """

    /// Reloads the page when other numbers are published; everything works without it.
    public static let script = """
        'use strict';
        // A page that is not looked at holds no line: browsers allow few to one server.
        if (window.EventSource) {
          const shown = document.documentElement.dataset.version;
          let line = null, due = false;
          const reload = () => { if (due && !document.activeElement?.matches('input,select')) location.reload(); };
          const listen = () => {
            if (document.hidden) { line?.close(); line = null; return; }
            if (line) return;
            line = new EventSource('/events');
            line.addEventListener('version', event => { due = event.data !== shown; reload(); });
          };
          document.addEventListener('visibilitychange', listen);
          document.addEventListener('focusout', () => setTimeout(reload));
          listen();
        }

        """
}
