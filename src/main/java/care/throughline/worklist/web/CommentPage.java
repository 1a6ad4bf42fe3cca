package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.CommentRefused;
import care.throughline.worklist.Comments;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The comments of a work item: a part of the panel, and a page of their own, which is also where a
 * role that was asked answers.
 */
@Controller
@RequestMapping("/work-items/{id}/comments")
class CommentPage {

  private final Comments comments;
  private final WorkItems items;
  private final StaffMembers staff;
  private final SiteTimes times;

  CommentPage(Comments comments, WorkItems items, StaffMembers staff, SiteTimes times) {
    this.comments = comments;
    this.items = items;
    this.staff = staff;
    this.times = times;
  }

  /** One comment as it is read. */
  record CommentLine(String by, String time, String words) {}

  /**
   * The comments of an item with the place for a new one.
   *
   * @param total how many there are, those not told included
   * @param shownText how much of them is told; null when it is all
   * @param next id of the comment to be written
   * @param names who may be named, such as {@code @anneke @kai}
   * @param typed what was sent and refused; empty otherwise
   */
  record CommentsView(
      String item,
      String title,
      List<CommentLine> lines,
      int total,
      @Nullable String shownText,
      String next,
      String names,
      String roles,
      @Nullable String problem,
      String typed) {}

  @GetMapping
  ModelAndView page(@PathVariable UUID id, Staff reader) {
    return whole(new WorkItemId(id), null, reader, null, "");
  }

  @GetMapping(headers = "HX-Request")
  ModelAndView part(@PathVariable UUID id, Staff reader) {
    return new ModelAndView(
        "worklist/_comments", "comments", view(new WorkItemId(id), reader, null, ""));
  }

  @GetMapping("/{comment}")
  ModelAndView question(@PathVariable UUID id, @PathVariable UUID comment, Staff reader) {
    return whole(new WorkItemId(id), comment, reader, null, "");
  }

  @PostMapping
  ModelAndView add(
      @PathVariable UUID id,
      @RequestParam UUID comment,
      @RequestParam(defaultValue = "") String words,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      Staff by,
      RedirectAttributes redirect) {
    WorkItemId item = new WorkItemId(id);
    String problem = null;
    try {
      comments.add(item, comment, words, by);
    } catch (CommentRefused refused) {
      problem = refused.getMessage();
    }
    String typed = problem == null ? "" : words;
    if (partial != null) {
      return new ModelAndView("worklist/_comments", "comments", view(item, by, problem, typed));
    }
    if (problem != null) {
      return whole(item, null, by, problem, typed);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("worklist.comments.kept")));
    return new ModelAndView("redirect:/work-items/" + id + "/comments");
  }

  @PostMapping("/{comment}/answered")
  ModelAndView answered(
      @PathVariable UUID id, @PathVariable UUID comment, Staff by, RedirectAttributes redirect) {
    comments.answered(new WorkItemId(id), comment, by);
    redirect.addFlashAttribute(
        Flash.ATTRIBUTE, Flash.ok(Texts.of("worklist.comments.question-answered")));
    return new ModelAndView("redirect:/work-items/" + id + "/comments");
  }

  private ModelAndView whole(
      WorkItemId id, @Nullable UUID comment, Staff reader, @Nullable String problem, String typed) {
    ModelAndView page =
        new ModelAndView("worklist/comments", "comments", view(id, reader, problem, typed));
    Optional<WorkItem> question =
        comment == null ? Optional.empty() : comments.question(id, comment, reader);
    page.addObject(
        "answeredHref",
        question
            .filter(asked -> asked.open() && Comments.mayAnswer(asked, reader))
            .map(asked -> "/work-items/" + id.value() + "/comments/" + comment + "/answered")
            .orElse(null));
    return page;
  }

  private CommentsView view(WorkItemId id, Staff reader, @Nullable String problem, String typed) {
    TimeTexts texts = times.of(reader);
    WorkItem item = items.findTask(id, reader).orElseThrow();
    int total = comments.total(id, reader);
    return new CommentsView(
        id.value().toString(),
        item.name(),
        comments.of(id, reader).stream()
            .map(
                comment -> new CommentLine(comment.by(), texts.when(comment.at()), comment.words()))
            .toList(),
        total,
        total > Comments.MOST ? Texts.of("worklist.comments.newest", Comments.MOST, total) : null,
        UUID.randomUUID().toString(),
        staff.at(reader.site()).stream()
            .filter(Staff::seesPeople)
            .map(member -> "@" + member.username())
            .collect(Collectors.joining(" ")),
        Arrays.stream(Role.values())
            .filter(Role::seesPeople)
            .map(role -> "@" + role.key())
            .collect(Collectors.joining(" ")),
        problem,
        typed);
  }
}
