package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.worklist.Comments;
import care.throughline.worklist.WorkItemId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments on work items for programs. */
@Tag(name = "Work items", description = "Human tasks: list, claim, draft, complete")
@RestController
@RequestMapping("/api/v1/work-items/{id}/comments")
class CommentApi {

  private final Comments comments;

  CommentApi(Comments comments) {
    this.comments = comments;
  }

  /**
   * A comment to be added.
   *
   * @param id chosen by the caller, so that sending it twice adds it once; null for a new one
   */
  record NewComment(@Nullable UUID id, @Nullable String words) {}

  @Operation(summary = "List the comments on a work item, the oldest first; at most the newest 200")
  @GetMapping
  Listing<Comments.Comment> list(@PathVariable UUID id, Staff reader) {
    WorkItemId item = new WorkItemId(id);
    return new Listing<>(comments.of(item, reader), comments.total(item, reader), null);
  }

  @Operation(
      summary =
          "Add a comment; @name tells a colleague, @role makes an item for the role, and 422 tells when a mention names nobody")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Listing<Comments.Comment> add(@PathVariable UUID id, @RequestBody NewComment comment, Staff by) {
    UUID chosen = comment.id();
    String words = comment.words();
    comments.add(
        new WorkItemId(id),
        chosen == null ? UUID.randomUUID() : chosen,
        words == null ? "" : words,
        by);
    return list(id, by);
  }
}
