package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.worklist.ListAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Parts of the list, its filter, and the whole of it for paper. */
@Controller
@RequestMapping("/work-items")
class ListPage {

  private final WorkLists lists;
  private final FilterBars bars;

  ListPage(WorkLists lists, FilterBars bars) {
    this.lists = lists;
    this.bars = bars;
  }

  /**
   * Without the list around them rows are of no use: whoever follows the address comes to the list.
   */
  @GetMapping
  ModelAndView list(HttpServletRequest request) {
    ModelAndView redirect = new ModelAndView("redirect:/?" + address(request).query());
    redirect.setStatus(HttpStatusCode.valueOf(HttpStatus.SEE_OTHER.value()));
    return redirect;
  }

  @GetMapping(headers = "HX-Request")
  ModelAndView rows(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "0") int seen,
      Staff reader,
      HttpServletRequest request) {
    return new ModelAndView(
        "worklist/_rows", "page", lists.part(address(request), reader, after, seen));
  }

  @GetMapping("/filter")
  ModelAndView filter(Staff reader, HttpServletRequest request) {
    return new ModelAndView("worklist/filter", "choices", bars.choices(address(request), reader));
  }

  @GetMapping("/print")
  ModelAndView print(Staff reader, HttpServletRequest request) {
    ListAddress address = address(request);
    return new ModelAndView("worklist/print", "page", lists.whole(address, reader))
        .addObject("conditions", bars.words(address, reader))
        .addObject("back", "/?" + address.query());
  }

  private static ListAddress address(HttpServletRequest request) {
    return ListAddress.parse(request.getQueryString());
  }
}
