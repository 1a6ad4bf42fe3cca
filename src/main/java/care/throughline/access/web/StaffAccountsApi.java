package care.throughline.access.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffId;
import care.throughline.platform.web.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of staff for programs. */
@Tag(name = "Staff accounts", description = "Who can sign in, and until when")
@RestController
@RequestMapping("/api/v1/staff-accounts")
class StaffAccountsApi {

  private final StaffDepartures departures;

  StaffAccountsApi(StaffDepartures departures) {
    this.departures = departures;
  }

  /**
   * The end of an account.
   *
   * @param lastDay their last day at the site; null for at once
   */
  record End(@Nullable LocalDate lastDay) {}

  /**
   * One account.
   *
   * @param active true while they can sign in
   * @param endsAt when it ends or has ended; null when no end is set
   */
  record AccountAnswer(
      UUID id, String username, String name, boolean active, @Nullable Instant endsAt) {

    static AccountAnswer of(StaffDepartures.Account account) {
      return new AccountAnswer(
          account.id().value(),
          account.username(),
          account.name(),
          account.active(),
          account.endsAt());
    }
  }

  @Operation(summary = "List the accounts of the reader's site (directors and operators)")
  @GetMapping
  Listing<AccountAnswer> list(Staff reader) {
    List<AccountAnswer> found = departures.at(reader).stream().map(AccountAnswer::of).toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(
      summary = "End an account at once, or after a last day; twice changes nothing",
      description =
          "Sessions and calendar feeds end, open work goes back to the lists, and a repair of the plan is proposed.")
  @PostMapping("/{id}/end")
  AccountAnswer end(@PathVariable UUID id, @RequestBody End body, Staff by) {
    return AccountAnswer.of(departures.end(new StaffId(id), body.lastDay(), by));
  }

  @Operation(summary = "Open an account again, or take its end back")
  @PostMapping("/{id}/reopening")
  AccountAnswer reopen(@PathVariable UUID id, Staff by) {
    return AccountAnswer.of(departures.reopen(new StaffId(id), by));
  }
}
