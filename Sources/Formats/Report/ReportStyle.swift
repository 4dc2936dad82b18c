/// The report's style sheet. Blue and orange are told apart with every kind of colour blindness, and signs say the same.
enum ReportStyle {
  static let text: StaticString = """
    :root{--ink:#1b1f24;--paper:#fff;--soft:#5a6572;--line:#d5dae0;--card:#f6f7f9;--pos:#0b5cad;--posbg:#d6e7f8;--neg:#a84300;--negbg:#fbe3d0;--neu:#5a6572;--neubg:#e9ecef}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--paper:#14171a;--soft:#a0abb8;--line:#353c44;--card:#1d2126;--pos:#7db8f5;--posbg:#12365c;--neg:#f5a76c;--negbg:#54290c;--neu:#a0abb8;--neubg:#2a3037}}
    *{box-sizing:border-box}
    body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
    header,main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
    h1{font-size:1.6rem;margin:1rem 0 .2rem}h2{font-size:1.2rem;margin:2rem 0 .4rem}h3{margin:1.6rem 0 .2rem;font-size:1.05rem;overflow-wrap:anywhere}h4{margin:1rem 0 .3rem}
    .hint,.when{color:var(--soft);margin:.2rem 0 .6rem;font-size:.9rem}
    .js{display:none}.on .js{display:block}.on form.js{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:end;padding:.5rem 0}
    label{font-size:.85rem;color:var(--soft);display:grid}
    input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:.2rem .45rem;max-width:14rem}
    button{cursor:pointer}:focus-visible{outline:3px solid var(--pos);outline-offset:1px}
    .jump{position:absolute;left:-99rem}.jump:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem;z-index:2}
    .scroll{overflow:auto;max-height:36rem;border:1px solid var(--line)}
    table{border-collapse:collapse;font-size:.85rem}td,th{padding:.25rem .45rem;text-align:start;vertical-align:top}
    .matrix{border-collapse:separate;border-spacing:0}.matrix th,.matrix td{border:0 solid var(--line);border-block-end-width:1px;border-inline-end-width:1px;white-space:nowrap}
    .matrix th{background:var(--paper);position:sticky}.matrix thead th{top:0;z-index:1}.matrix tbody th{inset-inline-start:0;font-weight:600}
    .matrix thead th:first-child{inset-inline-start:0;z-index:2}.matrix thead th{padding:0}.matrix button{max-width:none}.matrix thead button{font-weight:600}
    .matrix td{padding:0;text-align:center;font-variant-numeric:tabular-nums}
    .matrix button{border:0;background:none;width:100%;padding:.25rem .45rem;border-radius:0}
    .p1,.p2{background:color-mix(in srgb,var(--posbg) 50%,var(--paper))}.p3,.p4,.p5{background:var(--posbg)}.p5{font-weight:700}
    .m1,.m2{background:color-mix(in srgb,var(--negbg) 50%,var(--paper))}.m3,.m4,.m5{background:var(--negbg)}.m5{font-weight:700}
    .z0{background:var(--neubg)}
    svg{width:100%;height:auto;border:1px solid var(--line)}svg text{fill:var(--ink);font-size:13px;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
    circle{fill:var(--ink)}.on #network g[data-k]{cursor:pointer}.on #network g[data-k]:hover text{text-decoration:underline}
    .edge{fill:none}.edge.pos{stroke:var(--pos)}.edge.neg{stroke:var(--neg);stroke-dasharray:6 4}.edge.neu{stroke:var(--neu);stroke-dasharray:1 3}
    marker.pos,rect.pos{fill:var(--pos)}marker.neg,rect.neg{fill:var(--neg)}marker.neu{fill:var(--neu)}.axis{stroke:var(--soft)}
    span.pos{color:var(--pos)}span.neg{color:var(--neg)}
    #table{width:100%}#table thead th{position:sticky;top:0;background:var(--paper)}#table th button{border:0;font-weight:600;padding:0;background:none}
    #table tr.pos td.s{color:var(--pos)}#table tr.neg td.s{color:var(--neg)}#table td{border-top:1px solid var(--line);overflow-wrap:anywhere}
    #table td.s{white-space:nowrap}
    [hidden]{display:none!important}[aria-sort=ascending] button::after{content:" ▲"}[aria-sort=descending] button::after{content:" ▼"}
    #pages{display:flex;gap:.5rem;align-items:center;padding:.5rem 0}
    article{border-top:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 40rem}
    article p{margin:.5rem 0;max-width:46rem}article h3{max-width:46rem}
    .e{border-bottom:2px solid var(--soft)}.e[data-t=PERSON]{border-bottom-style:solid}.e[data-t=ORG]{border-bottom-style:double;border-bottom-width:3px}
    .e[data-t=GPE],.e[data-t=LOC],.e[data-t=FAC]{border-bottom-style:dashed}.e[data-t=NORP]{border-bottom-style:dotted}
    mark{color:inherit;border-radius:3px}mark.pos{background:var(--posbg)}mark.neg{background:var(--negbg)}mark.neu{background:var(--neubg)}
    mark::before{font-weight:700}mark.pos.b::before{content:"+"}mark.neg.b::before{content:"−"}
    .cards{list-style:none;padding:0;display:grid;gap:.35rem;max-width:46rem}.card{background:var(--card);border-inline-start:4px solid var(--neu);padding:.3rem .6rem}
    .card.pos{border-color:var(--pos)}.card.neg{border-color:var(--neg);border-inline-start-style:dashed}.card:target,.card.here{outline:2px solid var(--pos)}
    summary{cursor:pointer}.n{font-variant-numeric:tabular-nums}.tag{font-size:.75rem;border:1px solid var(--line);border-radius:3px;padding:0 .3rem}
    blockquote{margin:.4rem 0;padding-inline-start:.8rem;border-inline-start:2px solid var(--line)}
    .trace caption{text-align:start;font-weight:600}main footer{padding-inline:0}footer{color:var(--soft);font-size:.85rem;padding-bottom:2rem}code{overflow-wrap:anywhere}
    @media print{.js,.jump,.long{display:none!important}.scroll{max-height:none;overflow:visible}.matrix th{position:static}article{content-visibility:visible}
    details::details-content{content-visibility:visible;display:block}.card{break-inside:avoid}h2,h3{break-after:avoid}mark,.matrix td{print-color-adjust:exact}body{font-size:11px}}
    """
}
