#!/usr/bin/env python3
"""Makes a report and uses it in headless Chromium as a person would: clicks, types, sorts, downloads.

    check-report.py [--extract BINARY] [--shots FOLDER] [--articles N]

Wants Debian's chromium-driver and the packages of Scripts/requirements.txt. `--shots` keeps screenshots; `--articles` sets the size of the corpus.
"""
import argparse, csv, glob, json, os, re, subprocess, sys, tempfile, time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def corpus(count):
    sentences = []
    for path in sorted(glob.glob(os.path.join(ROOT, "Lexicons/en/frames-*.txt"))):
        sentences += re.findall(r"^\s+yes: (.*?)(?: =>.*)?$", open(path, encoding="utf-8").read(), re.M)
    records = [dict(id=os.path.basename(p), text=open(p, encoding="utf-8").read(), date="2025-05-16")
               for p in sorted(glob.glob(os.path.join(ROOT, "seeds/*.txt")))]
    for i in range(count):
        own = sentences[i * 5 % len(sentences):][:7]
        records.append(dict(id=f"article {i}", text=" ".join(own), date=f"2026-{1 + i % 11:02d}-{1 + i % 28:02d}"))
    records.append(dict(id="עברית", text="ירושלים דחתה את ההצעה. Ankara condemned Paris.", language="en", date="2026-01-02"))
    return records


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    parser.add_argument("--shots")
    parser.add_argument("--articles", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check(options, folder)
    print("the report holds")


def check(options, folder):
    records = corpus(options.articles)
    source, page = os.path.join(folder, "corpus.jsonl"), os.path.join(folder, "report.html")
    with open(source, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    subprocess.run([options.extract, "report", source, "-o", page, "--title", "Test & report"], check=True)
    native = [json.loads(line) for line in subprocess.run([options.extract, source], stdout=subprocess.PIPE, check=True).stdout.splitlines()]
    stances = sum(len(a["stances"]) for a in native)

    chrome = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000", "--host-resolver-rules=MAP * ~NOTFOUND"):
        chrome.add_argument(flag)
    chrome.add_experimental_option("prefs", {"download.default_directory": folder})
    chrome.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=chrome, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    try:
        use(driver, options, folder, page, native, stances)
    finally:
        driver.quit()


def use(driver, options, folder, page, native, stances):
    def shot(name):
        if options.shots:
            os.makedirs(options.shots, exist_ok=True)
            driver.save_screenshot(os.path.join(options.shots, name + ".png"))

    def one(css):
        return driver.find_element(By.CSS_SELECTOR, css)

    def all_(css):
        return driver.find_elements(By.CSS_SELECTOR, css)

    def shown():
        return int(one("#shown").text.split()[0])

    start = time.time()
    driver.get("file://" + page)
    print(f"{len(native)} documents, {os.path.getsize(page) / 1e6:.1f} MB, loaded in {time.time() - start:.1f} s")
    assert driver.title == "Test & report"
    errors = [e for e in driver.get_log("browser") if e["level"] == "SEVERE"]
    assert not errors, errors
    shot("top")

    # Everything is there.
    assert len(all_("#documents article")) == len(native)
    assert shown() == stances, (shown(), stances)
    assert len(all_(".card")) == stances
    assert one("#network svg") and one("#timeline svg") and one(".matrix")

    # A cell of the matrix narrows all to its pair; its numbers are those of the table.
    cell = next(b for b in all_(".matrix td button") if b.text.startswith("+") or b.text.startswith("−"))
    wanted = sum(int(n) for n in re.findall(r"\d+", cell.text))
    holder, target = cell.get_attribute("data-h"), cell.get_attribute("data-t")
    driver.execute_script("arguments[0].scrollIntoView({block:'center'})", cell)
    cell.click()
    assert Select(one("#holder")).first_selected_option.get_attribute("value") == holder
    assert Select(one("#target")).first_selected_option.get_attribute("value") == target
    assert shown() >= wanted, (shown(), wanted)
    visible = [a for a in all_("#documents article") if a.get_attribute("hidden") is None]
    assert 0 < len(visible) < len(native)
    shot("filtered")
    driver.execute_script("arguments[0].click()", one("#clear"))
    assert shown() == stances

    # Columns of the matrix sort its rows.
    button = all_(".matrix [data-sort]")[0]
    driver.execute_script("arguments[0].scrollIntoView({block:'center'})", button)
    button.click()
    column = [int(r.find_elements(By.TAG_NAME, "td")[0].get_attribute("data-n")) for r in all_(".matrix tbody tr")]
    assert column == sorted(column, reverse=True)
    button.click()
    column = [int(r.find_elements(By.TAG_NAME, "td")[0].get_attribute("data-n")) for r in all_(".matrix tbody tr")]
    assert column == sorted(column)

    # The keyboard: / goes to the search; what is typed narrows.
    one("body").send_keys("/")
    assert driver.switch_to.active_element.get_attribute("id") == "q"
    driver.switch_to.active_element.send_keys("istanbul")
    WebDriverWait(driver, 10).until(lambda d: shown() < stances)
    assert all("istanbul" in a.get_attribute("textContent").lower() for a in all_("#documents article") if a.get_attribute("hidden") is None)
    driver.execute_script("arguments[0].click()", one("#clear"))

    # The table: facet, sort, pages, link to the card.
    Select(one("#polarity")).select_by_value("-1")
    assert 0 < shown() < stances
    score = all_("#table thead button")[4]
    driver.execute_script("arguments[0].scrollIntoView({block:'center'})", score)
    score.click()
    assert all_("#table thead th")[4].get_attribute("aria-sort") == "ascending"
    values = [float(td.text.replace("−", "-")) for td in all_("#table td.s")]
    assert values == sorted(values) and all(v < 0 for v in values)
    if shown() > 100:
        nxt = all_("#pages button")[1]
        driver.execute_script("arguments[0].scrollIntoView({block:'center'})", nxt)
        nxt.click()
        assert "Page 2" in one("#pages").text
    link = one("#table tbody a")
    driver.execute_script("arguments[0].scrollIntoView({block:'center'})", link)
    link.click()
    WebDriverWait(driver, 10).until(lambda d: d.find_element(By.CSS_SELECTOR, ".card.here details").get_attribute("open") is not None)
    time.sleep(0.3)
    shot("card")

    # What is shown is what is downloaded.
    count = shown()
    driver.execute_script("arguments[0].click()", one("#csv"))
    path = os.path.join(folder, "stances.csv")
    WebDriverWait(driver, 10).until(lambda d: os.path.exists(path) and os.path.getsize(path) > 0)
    rows = list(csv.DictReader(open(path, encoding="utf-8", newline="")))
    assert len(rows) == count and all(float(r["score"]) < 0 for r in rows)

    # Dark, narrow, printed, and without JavaScript.
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    assert driver.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    shot("dark")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert not one("#facets").is_displayed() and one("#documents").is_displayed()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.set_window_size(420, 900)
    assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth + 1"), "the page is wider than a telephone"
    shot("narrow")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get("file://" + page)
    assert one(".matrix").is_displayed() and one("#documents article").is_displayed() and not one("#stances").is_displayed()
    hebrew = [a for a in all_("#documents article p") if "ירושלים" in a.text]
    assert hebrew and hebrew[0].value_of_css_property("direction") == "rtl"


if __name__ == "__main__":
    main()
