package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Kept views for programs. */
@Tag(name = "Saved views", description = "Lists kept under a name, one's own and shared ones")
@RestController
@RequestMapping("/api/v1/saved-views")
class SavedViewApi {

  private final SavedViews views;
  private final ListedItems listed;
  private final SiteTimes times;

  SavedViewApi(SavedViews views, ListedItems listed, SiteTimes times) {
    this.views = views;
    this.listed = listed;
    this.times = times;
  }

  /**
   * A view as the programming interface tells it.
   *
   * @param count how many items it has now
   */
  record ViewAnswer(
      String id,
      String name,
      @Schema(description = "Query of the list's address, such as tab=team&urgency=high")
          String query,
      boolean own,
      boolean shared,
      @Schema(description = "True when the reader begins with it") boolean first,
      @Schema(description = "How many items it has now, exact up to 1000; 1001 says more")
          int count) {}

  /** What a view is made of. */
  record ViewWords(@Nullable String name, @Nullable String query, boolean shared) {}

  @Operation(summary = "List own views and those shared at the site, with their counts")
  @GetMapping
  Listing<ViewAnswer> list(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<SavedView> known = views.of(reader);
    return new Listing<>(answers(known, reader), known.size(), null);
  }

  @Operation(
      summary = "Keep a view; a supervisor may share it",
      description =
          "Words to search for are left out of what is kept: they may name somebody in care.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ViewAnswer keep(@RequestBody ViewWords words, Staff by) {
    return answer(
        views.keep(name(words), ListAddress.parse(words.query()), words.shared(), by), by);
  }

  @Operation(summary = "Rename an own view")
  @PutMapping("/{id}/name")
  ViewAnswer rename(@PathVariable UUID id, @RequestBody ViewWords words, Staff by) {
    return answer(views.rename(id, name(words), by), by);
  }

  @Operation(summary = "Copy a view into one's own")
  @PostMapping("/{id}/copy")
  @ResponseStatus(HttpStatus.CREATED)
  ViewAnswer copy(@PathVariable UUID id, Staff by) {
    return answer(views.copy(id, by), by);
  }

  @Operation(summary = "Begin with a view")
  @PutMapping("/{id}/first")
  ViewAnswer first(@PathVariable UUID id, Staff by) {
    views.beginWith(id, by);
    return answer(views.get(id, by), by);
  }

  @Operation(summary = "Begin with one's own work again")
  @DeleteMapping("/first")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void noneFirst(Staff by) {
    views.beginWithOwnWork(by);
  }

  @Operation(summary = "Delete an own view")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id, Staff by) {
    views.delete(id, by);
  }

  private static String name(ViewWords words) {
    return words.name() == null ? "" : words.name();
  }

  private ViewAnswer answer(SavedView view, Staff reader) {
    return answers(List.of(view), reader).get(0);
  }

  private List<ViewAnswer> answers(List<SavedView> known, Staff reader) {
    TimeTexts texts = times.of(reader);
    Set<ListAddress> addresses = known.stream().map(SavedView::address).collect(Collectors.toSet());
    Map<ListAddress, Integer> counts =
        listed.counts(
            addresses, listed.look(reader, ListTimes.at(texts.now(), texts.zone()), null));
    return known.stream()
        .map(
            view ->
                new ViewAnswer(
                    view.id().toString(),
                    view.name(),
                    view.address().query(),
                    view.owner().equals(reader.id()),
                    view.shared(),
                    view.first(),
                    counts.getOrDefault(view.address(), 0)))
        .toList();
  }
}
