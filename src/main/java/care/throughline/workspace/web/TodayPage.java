package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import care.throughline.workspace.Home;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where a day begins: what the reader's roles have to know, each part with the way to its list. */
@Controller
class TodayPage {

  private final Home home;
  private final SavedViews views;
  private final SiteTimes times;

  TodayPage(Home home, SavedViews views, SiteTimes times) {
    this.home = home;
    this.views = views;
    this.times = times;
  }

  /** After signing in: the list somebody chose to begin with, else the overview. */
  @GetMapping("/begin")
  String begin(Staff reader) {
    return views.of(reader).stream().anyMatch(SavedView::first) ? "redirect:/" : "redirect:/today";
  }

  @GetMapping("/today")
  String today(Staff reader, Model model) {
    TimeTexts texts = times.of(reader);
    model.addAttribute("day", texts.day(texts.now()));
    model.addAttribute("cards", home.of(reader));
    return "workspace/today";
  }

  /** One part alone, for the page that fetches it; by hand it leads back to the page. */
  @GetMapping("/today/{key}")
  String part(
      @PathVariable String key,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Staff reader,
      Model model) {
    if (!Objects.equals(script, "true")) {
      return "redirect:/today#" + home.known(key, reader);
    }
    model.addAttribute("card", home.part(key, reader));
    return "workspace/_card :: one";
  }
}
