package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.NoContacts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** Who must not meet whom, for programs. */
@Tag(name = "Groups", description = "Groups, seats, waiting list")
@RestController
@RequestMapping("/api/v1/no-contacts")
class NoContactApi {

  private final NoContactAccess access;
  private final NoContacts noContacts;

  NoContactApi(NoContactAccess access, NoContacts noContacts) {
    this.access = access;
    this.noContacts = noContacts;
  }

  /** Two people who must not meet, by their episodes, and why. */
  record Pair(@Nullable UUID episode, @Nullable UUID other, @Nullable String reason) {}

  /** Why a pair is ended. */
  record Ending(@Nullable String reason) {}

  /** Groups in which both sit now; somebody has to part them. */
  record Together(List<String> groups) {}

  /** A pair that holds. */
  record PairAnswer(UUID id, UUID episode, UUID other, String reason, Instant since) {

    static PairAnswer of(NoContactAccess.Readable found) {
      return new PairAnswer(
          found.pair().id(),
          found.one().id().value(),
          found.other().id().value(),
          found.pair().reason(),
          found.pair().since());
    }
  }

  @Operation(summary = "List who must not meet whom, by their newest episodes; each look is kept")
  @GetMapping
  Listing<PairAnswer> pairs(Staff reader) {
    List<PairAnswer> found = access.pairs(reader).stream().map(PairAnswer::of).toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Note that two people must not meet; answers with groups that have both now")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping
  Together keepApart(@RequestBody Pair pair, Staff by) {
    UUID one = pair.episode();
    UUID other = pair.other();
    if (one == null || other == null) {
      throw new ScheduleRefused(Texts.of("schedule-pages.sent.pair"));
    }
    return new Together(
        noContacts.add(
            access.person(one, by),
            access.person(other, by),
            Objects.requireNonNullElse(pair.reason(), ""),
            by.actor()));
  }

  @Operation(summary = "End a pair with a reason; both may meet from now on")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PostMapping("/{id}/ending")
  void end(@PathVariable UUID id, @RequestBody Ending body, Staff by) {
    noContacts.end(
        access.pair(id, by).id(), Objects.requireNonNullElse(body.reason(), ""), by.actor());
  }
}
