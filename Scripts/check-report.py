#!/usr/bin/env python3
"""Makes a report and uses it in headless Chromium as a person would: clicks, types, sorts, downloads, prints.

    check-report.py [--extract BINARY] [--shots FOLDER] [--articles N] [--sentences N]

Wants Debian's chromium-driver and the packages of Scripts/requirements.txt. `--shots` keeps screenshots; the numbers set the size of the corpus.
Every step has a time that it must not pass, however many articles there are.
"""
import argparse, base64, csv, glob, json, os, re, subprocess, sys, tempfile, time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def corpus(count, length):
    sentences = []
    for path in sorted(glob.glob(os.path.join(ROOT, "Lexicons/en/frames-*.txt"))):
        sentences += re.findall(r"^\s+yes: (.*?)(?: =>.*)?$", open(path, encoding="utf-8").read(), re.M)
    records = [dict(id=os.path.basename(p), text=open(p, encoding="utf-8").read(), date="2025-05-16")
               for p in sorted(glob.glob(os.path.join(ROOT, "seeds/*.txt")))]
    for i in range(count):
        own = sentences[i * 5 % (len(sentences) - length):][:length]
        records.append(dict(id=f"article {i}", text=" ".join(own), date=f"2026-{1 + i % 11:02d}-{1 + i % 28:02d}"))
    records.append(dict(id="עברית", text="ירושלים דחתה את ההצעה. Ankara condemned Paris.", language="en", date="2026-01-02"))
    return records


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    parser.add_argument("--shots")
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--sentences", type=int, default=7, help="of each article")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check(options, folder)
    print("the report holds")


def check(options, folder):
    records = corpus(options.articles, options.sentences)
    source, page = os.path.join(folder, "corpus.jsonl"), os.path.join(folder, "report.html")
    with open(source, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        f.write("{no record\n")
    done = subprocess.run([options.extract, "report", source, "-o", page, "--title", "Test & report"], stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"malformed-json" in done.stderr
    native = [json.loads(line) for line in subprocess.run([options.extract, source], stdout=subprocess.PIPE).stdout.splitlines()][:-1]
    chrome = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000", "--host-resolver-rules=MAP * ~NOTFOUND"):
        chrome.add_argument(flag)
    chrome.add_experimental_option("prefs", {"download.default_directory": folder})
    chrome.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=chrome, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    try:
        Reader(driver, options.shots, folder, page, native).use()
    finally:
        driver.quit()


class Reader:
    """A person before the page."""

    def __init__(self, driver, shots, folder, page, native):
        self.driver, self.shots, self.folder, self.page, self.native = driver, shots, folder, page, native
        self.stances = sum(len(a["stances"]) for a in native)

    def one(self, css):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def shown(self):
        return int(self.one("#shown").text.split()[0])

    def held(self):
        return int(self.one("#held").get_attribute("textContent").split()[0])

    def click(self, element):
        # What comes near the screen gets its true height then: the second time, the place is right.
        for _ in range(2):
            self.driver.execute_script("arguments[0].scrollIntoView({block:'center'})", element)
            time.sleep(0.05)
        element.click()

    def shot(self, name):
        if self.shots:
            os.makedirs(self.shots, exist_ok=True)
            self.driver.save_screenshot(os.path.join(self.shots, name + ".png"))

    def timed(self, what, most, action):
        start = time.time()
        result = action()
        took = time.time() - start
        print(f"  {what}: {took:.2f} s")
        assert took < most, f"{what} took {took:.1f} s, more than {most}"
        return result

    def wait(self, condition):
        WebDriverWait(self.driver, 20).until(lambda _: condition())

    def use(self):
        self.timed("loading", 20, lambda: self.driver.get("file://" + self.page))
        print(f"{len(self.native)} documents, {os.path.getsize(self.page) / 1e6:.1f} MB")
        assert self.driver.title == "Test & report"
        errors = [e for e in self.driver.get_log("browser") if e["level"] == "SEVERE"]
        assert not errors, errors
        self.shot("top")
        assert len(self.all("#documents article")) == self.held() == len(self.native)
        assert self.shown() == self.stances, (self.shown(), self.stances)
        assert "1 document could not be read" in self.one("header").text
        for step in (self.matrix, self.network, self.search, self.keyboard, self.table, self.articles, self.download, self.looks, self.paper, self.without_scripts):
            step()

    def matrix(self):
        """A cell narrows all to its pair, its numbers are those of the table; columns sort rows."""
        cell = next(b for b in self.all(".matrix td button") if b.text.startswith("+") or b.text.startswith("−"))
        wanted = sum(int(n) for n in re.findall(r"\d+", cell.text))
        holder, target = cell.get_attribute("data-h"), cell.get_attribute("data-t")
        self.timed("a cell of the matrix", 5, lambda: self.click(cell))
        assert Select(self.one("#holder")).first_selected_option.get_attribute("value") == holder
        assert Select(self.one("#target")).first_selected_option.get_attribute("value") == target
        assert self.shown() >= wanted, (self.shown(), wanted)
        assert 0 < self.held() < len(self.native)
        self.shot("filtered")
        self.click(self.one("#clear"))
        assert self.shown() == self.stances and self.held() == len(self.native)
        heads = self.all(".matrix thead button")

        def column(i):
            return [int(r.find_elements(By.TAG_NAME, "td")[i].get_attribute("data-n")) for r in self.all(".matrix tbody tr")]
        self.click(heads[1])
        assert column(0) == sorted(column(0), reverse=True) and self.all(".matrix thead th")[1].get_attribute("aria-sort") == "descending"
        self.click(heads[1])
        assert column(0) == sorted(column(0))
        self.click(heads[0])
        names = [th.text for th in self.all(".matrix tbody th")]
        assert names == sorted(names), names

    def network(self):
        party = self.one("#network g[data-k]")
        assert self.one("#timeline svg") and "for" in self.one("#network .edge title").get_attribute("textContent")
        party.send_keys(Keys.ENTER)
        assert self.one("#holder").get_attribute("value") == party.get_attribute("data-k")
        self.click(self.one("#clear"))

    def search(self):
        """/ goes to the search; what is typed narrows, whatever its accents; Escape leaves."""
        self.one("body").send_keys("/")
        field = self.driver.switch_to.active_element
        assert field.get_attribute("id") == "q"
        field.send_keys("Ístanbul")
        self.timed("searching", 10, lambda: self.wait(lambda: self.held() < len(self.native)))
        found = [a["id"] for a in self.native if "istanbul" in (a["id"] + a["text"]).lower()]
        visible = self.driver.execute_script("return Array.from(document.querySelectorAll('#documents article:not([hidden]) h3')).map(h=>h.textContent)")
        assert visible == found, (visible, found)
        field.send_keys(Keys.ESCAPE)
        self.wait(lambda: self.held() == len(self.native))

    def keyboard(self):
        """Everything is reached and worked without a mouse."""
        self.click(self.one("h1"))
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        focus = self.driver.switch_to.active_element
        assert focus.get_attribute("class") == "jump" and focus.is_displayed(), "the first stop leads to the documents"
        assert self.driver.execute_script("return arguments[0].getBoundingClientRect().left", focus) >= 0, "and is seen"
        seen = set()
        for _ in range(12):
            focus.send_keys(Keys.TAB)
            focus = self.driver.switch_to.active_element
            seen.add(focus.get_attribute("id") or focus.tag_name)
            assert focus.value_of_css_property("outline-style") != "none" or focus.tag_name == "body", focus.get_attribute("outerHTML")
        assert {"q", "holder", "target", "polarity", "event", "period", "clear", "button"} <= seen, seen

    def table(self):
        Select(self.one("#polarity")).select_by_value("-1")
        assert 0 < self.shown() < self.stances
        self.timed("sorting", 5, lambda: self.click(self.all("#table thead button")[4]))
        assert self.all("#table thead th")[4].get_attribute("aria-sort") == "ascending"
        values = [float(td.text.replace("−", "-")) for td in self.all("#table td.s")]
        assert values == sorted(values) and all(v < 0 for v in values)
        if self.shown() > 100:
            self.click(self.all("#pages button")[1])
            assert "Page 2" in self.one("#pages").text

    def articles(self):
        """A row leads to its card, in an article that may not have been near the screen yet; what is scrolled to is filled."""
        link = self.all("#table tbody a")[-1]
        self.timed("going to a card", 5, lambda: self.click(link))
        card = self.one(".card.here")
        assert card.find_element(By.TAG_NAME, "details").get_attribute("open") is not None
        time.sleep(0.5)
        where = self.driver.execute_script("var r=arguments[0].getBoundingClientRect();return [r.top,r.bottom,innerHeight]", card)
        assert 0 <= where[0] < where[2], where
        assert card.find_element(By.CSS_SELECTOR, "blockquote mark").text and card.find_element(By.CSS_SELECTOR, ".trace td").text
        self.shot("card")
        self.click(self.one("#clear"))
        last = self.all("#documents article")[-1]
        self.driver.execute_script("window.scrollTo(0,document.documentElement.scrollHeight)")
        self.wait(lambda: last.find_elements(By.TAG_NAME, "p"))
        self.driver.execute_script("window.scrollTo(0,document.documentElement.scrollHeight)")
        self.wait(lambda: "Ankara condemned Paris" in last.text)
        middle = len(self.native) // 2
        self.driver.execute_script(f"location.hash='d{middle}'")
        self.wait(lambda: not self.all(f"#d{middle} noscript"))

    def download(self):
        """What is shown is what is downloaded."""
        Select(self.one("#polarity")).select_by_value("-1")
        count = self.shown()
        self.click(self.one("#csv"))
        path = os.path.join(self.folder, "stances.csv")
        self.wait(lambda: os.path.exists(path) and os.path.getsize(path) > 0)
        rows = list(csv.DictReader(open(path, encoding="utf-8-sig", newline="")))
        assert len(rows) == count and all(float(r["score"]) < 0 for r in rows)
        assert [r["evidence"] for r in rows[:1]] and set(rows[0]) >= {"document", "holder_key", "target_key", "event", "factuality"}
        self.click(self.one("#clear"))

    def looks(self):
        """Dark, and narrow."""
        self.driver.execute_script("window.scrollTo(0,0)")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        assert self.driver.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
        self.shot("dark")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        self.driver.set_window_size(420, 900)
        assert self.driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth + 1"), "the page is wider than a telephone"
        self.shot("narrow")
        self.driver.set_window_size(1280, 1000)

    def paper(self):
        """Printed: no controls, and articles that were not near the screen."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
        assert not self.one("#facets").is_displayed() and self.one("#documents").is_displayed()
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        article = self.one("#d90" if len(self.native) >= 90 else "#d1")
        pdf = self.timed("printing", 120, lambda: base64.b64decode(self.driver.execute_cdp_cmd("Page.printToPDF", {})["data"]))
        assert pdf.startswith(b"%PDF") and not article.find_elements(By.TAG_NAME, "noscript")
        if self.shots:
            open(os.path.join(self.shots, "report.pdf"), "wb").write(pdf)

    def without_scripts(self):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        self.timed("loading without scripts", 60, lambda: self.driver.get("file://" + self.page))
        assert self.one(".matrix").is_displayed() and self.one("#network svg").is_displayed() and not self.one("#stances").is_displayed()
        # A look at the beginning and the end: there may be very many.
        articles = self.all("#documents article")
        assert len(articles) == len(self.native)
        for article, a in list(zip(articles, self.native))[:8] + list(zip(articles, self.native))[-3:]:
            assert "".join(a["text"].split())[:60] in "".join(article.text.split()), a["id"]
            assert len(article.find_elements(By.CSS_SELECTOR, ".card")) == len(a["stances"])
            for card in article.find_elements(By.CSS_SELECTOR, ".card")[:2]:
                summary = card.find_element(By.TAG_NAME, "summary")
                self.click(summary)
                assert card.find_element(By.TAG_NAME, "blockquote").is_displayed() and card.find_element(By.CSS_SELECTOR, ".trace").is_displayed()
        hebrew = articles[-1].find_element(By.CSS_SELECTOR, "p[dir]")
        assert "ירושלים" in hebrew.text and hebrew.value_of_css_property("direction") == "rtl"
        self.shot("without-scripts")


if __name__ == "__main__":
    main()
