/// The report's script: facets, search, the table with sorting, pages and CSV, the matrix's sorting and cells, the network's names. Nothing of it is needed
/// to read the page.
///
/// Articles come as `noscript`, each a piece of text; `fill` makes elements of it when the article comes near the screen, is linked to, or is printed. The first
/// ones are filled when the browser is idle, so that it finds words in them itself.
enum ReportScript {
  static let text: StaticString = #"""
    "use strict";(function(){
    var doc=document,root=doc.documentElement;
    function $(id){return doc.getElementById(id)}
    function list(css,from){return Array.prototype.slice.call((from||doc).querySelectorAll(css))}
    function make(tag,text){var e=doc.createElement(tag);e.textContent=text;return e}
    var data=JSON.parse($("data").textContent),S=data.strings,all=data.rows;
    // The columns of a row; rows hold indices into the strings.
    var DOC=0,STANCE=1,ID=2,DATE=3,HOLDER_KEY=4,HOLDER=5,TARGET_KEY=6,TARGET=7,SCORE=8,EVENT=9,FACTUALITY=10,EVIDENCE=11;
    var PAGE=100,AHEAD=300,PRINTED=100;
    root.classList.add("on");

    // Articles.
    var articles=list("#documents article"),sources=articles.map(function(a){return a.querySelector("noscript")});
    var texts=new Array(articles.length);
    function fold(s){return s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g,"")}
    var entities={"&amp;":"&","&lt;":"<","&gt;":">","&quot;":"\""};
    /// The words of an article, as the search compares them.
    function words(i){
      if(texts[i]===undefined){
        var s=sources[i].textContent,end=s.indexOf("<ol class=cards>");
        texts[i]=fold(articles[i].querySelector("h3").textContent+"\n"
          +(end<0?s:s.slice(0,end)).replace(/<\/(?:p|h4)>/g,"\n").replace(/<[^>]*>/g,"").replace(/&(?:amp|lt|gt|quot);/g,function(e){return entities[e]}));
      }
      return texts[i];
    }
    function fill(i){
      var source=sources[i];
      if(!source)return;
      words(i);
      sources[i]=null;
      articles[i].insertAdjacentHTML("beforeend",source.textContent);
      source.remove();
    }
    var watch=new IntersectionObserver(function(seen){
      seen.forEach(function(e){if(e.isIntersecting){watch.unobserve(e.target);fill(+e.target.id.slice(1)-1)}});
    },{rootMargin:"1500px 0px"});
    articles.forEach(function(a){watch.observe(a)});
    var idle=window.requestIdleCallback||function(f){setTimeout(function(){var t=Date.now();f({timeRemaining:function(){return 12-(Date.now()-t)}})},50)};
    var ahead=0;
    idle(function more(rest){
      while(ahead<Math.min(AHEAD,articles.length)&&rest.timeRemaining()>4)fill(ahead++);
      if(ahead<Math.min(AHEAD,articles.length))idle(more);
    });
    var prepared=0;
    $("q").addEventListener("focus",function(){
      idle(function more(rest){while(prepared<articles.length&&rest.timeRemaining()>4)words(prepared++);if(prepared<articles.length)idle(more)});
    });
    function show(d,s){
      var article=$("d"+d);if(!article)return;
      article.hidden=false;fill(d-1);
      list(".here").forEach(function(e){e.classList.remove("here")});
      var card=s&&article.querySelector('[data-s="'+s+'"]');
      if(card){card.classList.add("here");card.querySelector("details").open=true}
      var goal=card||article;
      goal.scrollIntoView({block:card?"center":"start"});
      // What lies above has its true height only once it was on the screen.
      requestAnimationFrame(function(){goal.scrollIntoView({block:card?"center":"start"})});
      if(card)card.querySelector("summary").focus({preventScroll:true});
    }
    function follow(){var m=/^#d(\d+)$/.exec(location.hash);if(m)show(+m[1])}
    window.addEventListener("hashchange",follow);

    // Facets.
    function name(r,key,text){return S[r[key]]||S[r[text]]}
    function option(select,value,label){var o=make("option",label);o.value=value;select.appendChild(o)}
    function offer(id,value,label,most,byValue){
      var seen=new Map();
      all.forEach(function(r){var v=value(r);if(v){var e=seen.get(v);if(e)e.n++;else seen.set(v,{n:1,label:label(r)})}});
      Array.from(seen).sort(function(a,b){return(byValue?0:b[1].n-a[1].n)||(a[0]<b[0]?-1:1)}).slice(0,most).forEach(function(e){
        option($(id),e[0],e[1].label+" ("+e[1].n+")")});
    }
    function holder(r){return name(r,HOLDER_KEY,HOLDER)}
    function target(r){return name(r,TARGET_KEY,TARGET)}
    function event(r){return S[r[EVENT]]}
    function month(r){return S[r[DATE]].slice(0,7)}
    offer("holder",holder,function(r){return S[r[HOLDER]]},400);
    offer("target",target,function(r){return S[r[TARGET]]},400);
    offer("event",event,event,40);
    offer("period",month,month,1000,true);
    function sign(n){return n>0?1:n<0?-1:0}
    var rows=all,page=0,sort={column:-1,down:false};
    function filter(){
      var q=fold($("q").value.trim()),h=$("holder").value,t=$("target").value,p=$("polarity").value,e=$("event").value,m=$("period").value;
      var found=q?articles.map(function(a,i){return words(i).indexOf(q)>=0}):null;
      rows=all.filter(function(r){return(!h||holder(r)===h)&&(!t||target(r)===t)&&(!p||sign(r[SCORE])===+p)&&(!e||event(r)===e)&&(!m||month(r)===m)
        &&(!found||found[r[DOC]-1])});
      var keep=h||t||p||e||m?new Set(rows.map(function(r){return r[DOC]})):null,held=0;
      articles.forEach(function(a,i){a.hidden=!!((found&&!found[i])||(keep&&!keep.has(i+1)));if(!a.hidden)held++});
      $("held").textContent=held+" of "+articles.length+" documents";
      order();page=0;draw();
    }
    ["holder","target","polarity","event","period"].forEach(function(id){$(id).addEventListener("change",filter)});
    var wait;
    $("q").addEventListener("input",function(){clearTimeout(wait);wait=setTimeout(filter,150)});
    $("q").addEventListener("keydown",function(e){if(e.key==="Escape"&&this.value){this.value="";filter()}});
    $("clear").addEventListener("click",function(){$("facets").reset();filter()});
    function set(id,value,label){
      var s=$(id);
      if(!Array.prototype.some.call(s.options,function(o){return o.value===value}))option(s,value,label);
      s.value=value;
    }
    function narrow(h,t){
      if(h)set("holder",h.key,h.name);
      $("target").value="";
      if(t)set("target",t.key,t.name);
      filter();$("stances").scrollIntoView();
    }
    doc.addEventListener("keydown",function(e){
      if(e.key!=="/"||e.ctrlKey||e.metaKey||e.altKey||/INPUT|SELECT|TEXTAREA/.test(doc.activeElement.tagName))return;
      e.preventDefault();$("q").focus();
    });

    // The table.
    function score(n){var x=n/10000;return(x>0?"+":x<0?"−":"")+Math.abs(x).toFixed(2)}
    function draw(){
      var body=$("table").tBodies[0];body.textContent="";
      rows.slice(page*PAGE,page*PAGE+PAGE).forEach(function(r){
        var tr=doc.createElement("tr");tr.className=r[SCORE]>0?"pos":r[SCORE]<0?"neg":"neu";
        function cell(text){var td=make("td",text);td.dir="auto";tr.appendChild(td);return td}
        var link=make("a",S[r[ID]]);link.href="#d"+r[DOC];
        link.addEventListener("click",function(e){if(e.ctrlKey||e.metaKey||e.shiftKey)return;e.preventDefault();show(r[DOC],r[STANCE])});
        cell("").appendChild(link);
        cell(S[r[DATE]]);cell(S[r[HOLDER]]);cell(S[r[TARGET]]);cell(score(r[SCORE])).className="s";
        cell(S[r[EVENT]]);cell(S[r[FACTUALITY]]);cell(S[r[EVIDENCE]]);
        body.appendChild(tr)});
      $("shown").textContent=rows.length+" of "+all.length+" stances";
      var last=Math.max(0,Math.ceil(rows.length/PAGE)-1),nav=$("pages");nav.textContent="";
      [["‹ Previous",page-1],["Next ›",page+1]].forEach(function(p){
        var b=make("button",p[0]);b.type="button";b.disabled=p[1]<0||p[1]>last;
        b.addEventListener("click",function(){page=p[1];draw()});nav.appendChild(b)});
      nav.insertBefore(make("span","Page "+(page+1)+" of "+(last+1)),nav.lastChild);
    }
    var columns=[ID,DATE,HOLDER,TARGET,SCORE,EVENT,FACTUALITY,EVIDENCE];
    function order(){
      if(sort.column<0)return;
      var k=columns[sort.column],d=sort.down?-1:1;
      rows=rows.slice().sort(function(a,b){var x=k===SCORE?a[k]:S[a[k]],y=k===SCORE?b[k]:S[b[k]];return x<y?-d:x>y?d:a[DOC]-b[DOC]||a[STANCE]-b[STANCE]});
    }
    function mark(th,down){list("th",th.parentNode).forEach(function(o){o.setAttribute("aria-sort",o!==th?"none":down?"descending":"ascending")})}
    list("#table thead th").forEach(function(th,i){th.firstChild.addEventListener("click",function(){
      sort={column:i,down:sort.column===i&&!sort.down};
      mark(th,sort.down);order();page=0;draw()})});
    function csv(){
      function quote(x){x=String(x);return/[",\n\r]/.test(x)?'"'+x.replace(/"/g,'""')+'"':x}
      var lines=rows.map(function(r){return[S[r[ID]],S[r[DATE]],"s"+r[STANCE],S[r[HOLDER]],S[r[HOLDER_KEY]],S[r[TARGET]],S[r[TARGET_KEY]],
        (r[SCORE]/10000).toFixed(4),S[r[EVENT]],S[r[FACTUALITY]],S[r[EVIDENCE]]].map(quote).join(",")});
      // Spreadsheets take a file for UTF-8 by its first bytes.
      return"\ufeffdocument,date,stance,holder,holder_key,target,target_key,score,event,factuality,evidence\r\n"+lines.map(function(l){return l+"\r\n"}).join("");
    }
    $("csv").addEventListener("click",function(){
      var a=doc.createElement("a");a.href=URL.createObjectURL(new Blob([csv()],{type:"text/csv;charset=utf-8"}));a.download="stances.csv";a.click();
      setTimeout(function(){URL.revokeObjectURL(a.href)},1000)});

    // Matrix and network.
    list(".matrix td button").forEach(function(b){b.addEventListener("click",function(){
      narrow({key:b.dataset.h,name:b.dataset.h},{key:b.dataset.t,name:b.dataset.t})})});
    list(".matrix thead th").forEach(function(th,i){var down=i===0;th.firstChild.addEventListener("click",function(){
      down=!down;
      var body=doc.querySelector(".matrix tbody"),d=down?-1:1;
      Array.prototype.slice.call(body.rows).sort(function(x,y){
        if(i>0)return d*(+x.cells[i].dataset.n-+y.cells[i].dataset.n);
        var a=x.cells[0].textContent,b=y.cells[0].textContent;return a<b?-d:a>b?d:0}).forEach(function(r){body.appendChild(r)});
      mark(th,down)})});
    list("#network g[data-k]").forEach(function(g){
      g.setAttribute("tabindex","0");g.setAttribute("role","button");
      function go(){narrow({key:g.dataset.k,name:g.querySelector("title").textContent})}
      g.addEventListener("click",go);
      g.addEventListener("keydown",function(e){if(e.key==="Enter"||e.key===" "){e.preventDefault();go()}})});

    // Paper.
    var opened=[];
    window.addEventListener("beforeprint",function(){
      var left=0,printed=0;
      articles.forEach(function(a,i){if(a.hidden)return;if(printed<PRINTED){printed++;fill(i);a.classList.remove("long")}else{left++;a.classList.add("long")}});
      $("cut").hidden=left===0;
      $("cut").textContent=left?"The first "+printed+" documents are printed; narrow the selection to print others.":"";
      opened=list("#documents article:not([hidden]):not(.long) details:not([open])");
      opened.forEach(function(d){d.open=true});
    });
    window.addEventListener("afterprint",function(){opened.forEach(function(d){d.open=false});opened=[];$("cut").hidden=true});

    filter();follow();
    })();
    """#
}
