/// The report's script: facets, search, the table with sorting, pages and CSV, and the matrix's sorting and cells. Nothing of it is needed to read the page.
enum ReportScript {
  static let text: StaticString = #"""
    "use strict";(function(){
    var doc=document,data=JSON.parse(doc.getElementById("data").textContent),S=data.strings,all=data.rows;
    var DOC=0,STANCE=1,ID=2,DATE=3,HK=4,H=5,TK=6,T=7,SCORE=8,EVENT=9,FACT=10,EV=11,SIZE=100;
    var $=function(id){return doc.getElementById(id)};
    doc.documentElement.classList.add("on");
    var articles=Array.prototype.slice.call(doc.querySelectorAll("#documents article")),texts=null;
    function name(r,k,n){return S[r[k]]||S[r[n]]}
    function fill(id,pick,label,most){
      var seen=new Map();
      all.forEach(function(r){var v=pick(r);if(v){var e=seen.get(v);if(e)e.n++;else seen.set(v,{n:1,label:label(r)})}});
      Array.from(seen).sort(function(a,b){return id==="period"?(a[0]<b[0]?-1:1):b[1].n-a[1].n||(a[0]<b[0]?-1:1)}).slice(0,most).forEach(function(e){
        var o=doc.createElement("option");o.value=e[0];o.textContent=e[1].label+" ("+e[1].n+")";$(id).appendChild(o)});
    }
    fill("holder",function(r){return name(r,HK,H)},function(r){return S[r[H]]},400);
    fill("target",function(r){return name(r,TK,T)},function(r){return S[r[T]]},400);
    fill("event",function(r){return S[r[EVENT]]},function(r){return S[r[EVENT]]},40);
    fill("period",function(r){return S[r[DATE]].slice(0,7)},function(r){return S[r[DATE]].slice(0,7)},1000);
    var rows=all,page=0,sort={column:-1,down:false};
    function sign(n){return n>0?1:n<0?-1:0}
    function score(n){var x=n/10000;return(x>0?"+":x<0?"−":"")+Math.abs(x).toFixed(2)}
    function cell(tr,text,className){var td=doc.createElement("td");td.textContent=text;td.dir="auto";if(className)td.className=className;tr.appendChild(td);return td}
    function draw(){
      var body=$("table").tBodies[0];body.textContent="";
      rows.slice(page*SIZE,page*SIZE+SIZE).forEach(function(r){
        var tr=doc.createElement("tr");tr.className=r[SCORE]>0?"pos":r[SCORE]<0?"neg":"neu";
        var td=cell(tr,""),a=doc.createElement("a");a.href="#d"+r[DOC];a.textContent=S[r[ID]];
        a.addEventListener("click",function(){show(r[DOC],r[STANCE])});td.appendChild(a);
        cell(tr,S[r[DATE]]);cell(tr,S[r[H]]);cell(tr,S[r[T]]);cell(tr,score(r[SCORE]),"s");cell(tr,S[r[EVENT]]);cell(tr,S[r[FACT]]);cell(tr,S[r[EV]]);
        body.appendChild(tr)});
      $("shown").textContent=rows.length+" of "+all.length+" stances";
      var last=Math.max(0,Math.ceil(rows.length/SIZE)-1),nav=$("pages");nav.textContent="";
      [["‹ Previous",page-1],["Next ›",page+1]].forEach(function(p){
        var b=doc.createElement("button");b.type="button";b.textContent=p[0];b.disabled=p[1]<0||p[1]>last;
        b.addEventListener("click",function(){page=p[1];draw()});nav.appendChild(b)});
      var s=doc.createElement("span");s.textContent="Page "+(page+1)+" of "+(last+1);nav.insertBefore(s,nav.lastChild);
    }
    function show(d,s){
      var article=$("d"+d);if(!article)return;article.hidden=false;
      doc.querySelectorAll(".here").forEach(function(e){e.classList.remove("here")});
      var card=article.querySelector('[data-s="'+s+'"]');
      if(card){card.classList.add("here");card.querySelector("details").open=true;setTimeout(function(){card.scrollIntoView({block:"center"})},0)}
    }
    function filter(){
      var q=$("q").value.trim().toLowerCase(),h=$("holder").value,t=$("target").value,p=$("polarity").value,e=$("event").value,m=$("period").value;
      var narrow=h||t||p||e||m,found=null;
      if(q){texts=texts||articles.map(function(a){return a.textContent.toLowerCase()});found=texts.map(function(x){return x.indexOf(q)>=0})}
      rows=all.filter(function(r){return(!h||name(r,HK,H)===h)&&(!t||name(r,TK,T)===t)&&(!p||sign(r[SCORE])===+p)&&(!e||S[r[EVENT]]===e)
        &&(!m||S[r[DATE]].slice(0,7)===m)&&(!found||found[r[DOC]-1])});
      var keep=narrow?new Set(rows.map(function(r){return r[DOC]})):null;
      articles.forEach(function(a,i){a.hidden=!!((found&&!found[i])||(keep&&!keep.has(i+1)))});
      order();page=0;draw();
    }
    var columns=[ID,DATE,H,T,SCORE,EVENT,FACT,EV];
    function order(){
      if(sort.column<0)return;var k=columns[sort.column],d=sort.down?-1:1;
      rows=rows.slice().sort(function(a,b){var x=k===SCORE?a[k]:S[a[k]],y=k===SCORE?b[k]:S[b[k]];return x<y?-d:x>y?d:a[DOC]-b[DOC]||a[STANCE]-b[STANCE]});
    }
    Array.prototype.forEach.call($("table").tHead.rows[0].cells,function(th,i){th.firstChild.addEventListener("click",function(){
      sort={column:i,down:sort.column===i&&!sort.down};
      Array.prototype.forEach.call(th.parentNode.cells,function(o){o.setAttribute("aria-sort","none")});
      th.setAttribute("aria-sort",sort.down?"descending":"ascending");order();page=0;draw()})});
    ["holder","target","polarity","event","period"].forEach(function(id){$(id).addEventListener("change",filter)});
    var wait;$("q").addEventListener("input",function(){clearTimeout(wait);wait=setTimeout(filter,120)});
    $("clear").addEventListener("click",function(){$("facets").reset();filter()});
    function set(id,v,label){
      var s=$(id);if(!Array.prototype.some.call(s.options,function(o){return o.value===v})){
        var o=doc.createElement("option");o.value=v;o.textContent=label;s.appendChild(o)}s.value=v}
    doc.querySelectorAll(".matrix td button").forEach(function(b){b.addEventListener("click",function(){
      set("holder",b.dataset.h,b.dataset.h);set("target",b.dataset.t,b.dataset.t);filter();$("stances").scrollIntoView()})});
    doc.querySelectorAll(".matrix [data-sort]").forEach(function(b,i){var down=false;b.addEventListener("click",function(){
      down=!down;var body=doc.querySelector(".matrix tbody");
      Array.prototype.slice.call(body.rows).sort(function(x,y){return(down?-1:1)*(+x.cells[i+1].dataset.n-+y.cells[i+1].dataset.n)}).forEach(function(r){body.appendChild(r)});
      doc.querySelectorAll(".matrix thead th").forEach(function(th){th.removeAttribute("aria-sort")});
      b.parentNode.setAttribute("aria-sort",down?"descending":"ascending")})});
    function csv(){
      var quote=function(x){x=String(x);return/[",\n\r]/.test(x)?'"'+x.replace(/"/g,'""')+'"':x};
      var head=["document","date","stance","holder","holder_key","target","target_key","score","event","factuality","evidence"];
      return head.join(",")+"\r\n"+rows.map(function(r){return[S[r[ID]],S[r[DATE]],"s"+r[STANCE],S[r[H]],S[r[HK]],S[r[T]],S[r[TK]],
        (r[SCORE]/10000).toFixed(4),S[r[EVENT]],S[r[FACT]],S[r[EV]]].map(quote).join(",")}).join("\r\n")+"\r\n"}
    $("csv").addEventListener("click",function(){
      var a=doc.createElement("a");a.href=URL.createObjectURL(new Blob([csv()],{type:"text/csv;charset=utf-8"}));a.download="stances.csv";a.click();
      setTimeout(function(){URL.revokeObjectURL(a.href)},1000)});
    doc.addEventListener("keydown",function(e){if(e.key==="/"&&!/INPUT|SELECT|TEXTAREA/.test(doc.activeElement.tagName)){e.preventDefault();$("q").focus()}});
    draw();
    })();
    """#
}
