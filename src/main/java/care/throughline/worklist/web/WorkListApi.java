package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListKey;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lists of work items for programs, with the filter that pages have. */
@Tag(name = "Work items")
@RestController
@RequestMapping("/api/v1/work-items")
class WorkListApi {

  private static final List<String> PARTS =
      List.of("urgency", "due", "role", "task", "owner", "level", "snoozed", "q");

  private final ListedItems listed;
  private final SiteTimes times;

  WorkListApi(ListedItems listed, SiteTimes times) {
    this.listed = listed;
    this.times = times;
  }

  @Operation(
      summary = "List work items of a view, filtered and searched",
      description =
          "Overdue first, then today, this week and later; within each the more urgent first, then what is due first."
              + " Waiting is in the order in which items come back, done has the newest first."
              + " The total is exact up to 1000; 1001 says that there are more.")
  @GetMapping
  Listing<WorkItemAnswer> list(
      @Parameter(description = "mine, team, unassigned, waiting or done")
          @RequestParam(defaultValue = "team")
          String view,
      @Parameter(description = "emergency, urgent, high or routine; any of several")
          @RequestParam(required = false)
          @Nullable List<String> urgency,
      @Parameter(
              description = "overdue, today, week or later, at the reader's site; any of several")
          @RequestParam(required = false)
          @Nullable List<String> due,
      @Parameter(description = "Key of a role that may do it, such as coordinator")
          @RequestParam(required = false)
          @Nullable String role,
      @Parameter(description = "What is to be done, exactly as the item's name says it")
          @RequestParam(required = false)
          @Nullable String task,
      @Parameter(description = "me, nobody or the id of a member of staff")
          @RequestParam(required = false)
          @Nullable String owner,
      @Parameter(description = "Level of care of the episode, such as 2.1")
          @RequestParam(required = false)
          @Nullable String level,
      @Parameter(description = "with: what was put aside too") @RequestParam(required = false)
          @Nullable String snoozed,
      @Parameter(
              description =
                  "Part of a person's name, or the beginning of a number, or part of what is to be done")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "The next of an earlier page") @RequestParam(required = false)
          @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Staff reader,
      HttpServletRequest request) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    ListAddress address = address(view, request);
    ListKey key;
    try {
      key = after == null ? null : ListKey.parse(after);
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, Texts.of("worklist.api.after"), malformed);
    }
    TimeTexts texts = times.of(reader);
    ListTimes bands = ListTimes.at(key == null ? texts.now() : key.readAt(), texts.zone());
    ListedItems.Look look = listed.look(reader, bands, address.filter().words());
    ListedItems.Page page =
        listed.page(address, look, key, Math.min(limit, ListedItems.LARGEST_PAGE));
    long total = listed.counts(Set.of(address), look).getOrDefault(address, 0);
    return new Listing<>(
        page.items().stream().map(WorkItemAnswer::of).toList(), total, page.next());
  }

  /** Pages leave out what they cannot read; a program is told. */
  private static ListAddress address(String view, HttpServletRequest request) {
    if (!WorkLists.view(view).key().equals(view)) {
      throw refused(Texts.of("worklist.api.view"));
    }
    String query = request.getQueryString();
    ListAddress address = ListAddress.parse(query).on(WorkLists.view(view));
    for (String part : PARTS) {
      List<String> asked = new ArrayList<>(List.of(values(request, part)));
      asked.removeIf(String::isBlank);
      if (asked.size() != address.parts(false).getOrDefault(part, List.of()).size()) {
        throw refused(Texts.of("worklist.api.part", part));
      }
    }
    return address;
  }

  private static String[] values(HttpServletRequest request, String part) {
    String[] values = request.getParameterValues(part);
    return values == null ? new String[0] : values;
  }

  private static ResponseStatusException refused(String words) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, words);
  }
}
