package care.throughline.access.web;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffId;
import care.throughline.access.StaffRoster;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of staff for programs. */
@Tag(name = "Staff accounts", description = "Who can sign in, and until when")
@RestController
@RequestMapping("/api/v1/staff-accounts")
class StaffAccountsApi {

  private final StaffDepartures departures;
  private final StaffRoster roster;

  StaffAccountsApi(StaffDepartures departures, StaffRoster roster) {
    this.departures = departures;
    this.roster = roster;
  }

  /**
   * What an administrator enters.
   *
   * @param username only read when an account is made
   * @param version only read when one is changed: the one they saw
   */
  record AccountWords(
      @Nullable String username,
      @Nullable String name,
      @Nullable String site,
      @Nullable List<String> roles,
      @Nullable Integer version) {

    StaffRoster.Entry entry() {
      return new StaffRoster.Entry(
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(site, ""),
          Objects.requireNonNullElse(roles, List.<String>of()).stream()
              .map(
                  key ->
                      Role.of(key)
                          .orElseThrow(
                              () ->
                                  new AdministrationRefused(
                                      Texts.of(
                                          "access.account.unknown-role",
                                          Arrays.stream(Role.values())
                                              .map(Role::key)
                                              .collect(Collectors.joining(", "))))))
              .collect(Collectors.toSet()));
    }

    int seen() {
      return Objects.requireNonNullElse(version, -1);
    }
  }

  /** An account as it is kept. */
  record RosterAnswer(
      UUID id,
      String username,
      String name,
      String site,
      List<String> roles,
      boolean active,
      boolean oneTimePassword,
      int version) {

    static RosterAnswer of(StaffRoster.Account account) {
      return new RosterAnswer(
          account.id().value(),
          account.username(),
          account.name(),
          account.site(),
          account.roles().stream().map(Role::key).sorted().toList(),
          account.active(),
          account.oneTime(),
          account.version());
    }
  }

  /**
   * A password that is told this once.
   *
   * @param until when it stops working unless it is used; null for a program
   */
  record PasswordAnswer(UUID id, String username, String password, @Nullable Instant until) {

    static ResponseEntity<PasswordAnswer> of(StaffRoster.Told told, HttpStatus status) {
      return ResponseEntity.status(status)
          .cacheControl(CacheControl.noStore())
          .body(
              new PasswordAnswer(
                  told.id().value(), told.username(), told.password(), told.until()));
    }
  }

  @Operation(summary = "Make an account; its first password is told this once")
  @PostMapping
  ResponseEntity<PasswordAnswer> add(@RequestBody AccountWords words, Staff by) {
    return PasswordAnswer.of(
        roster.add(Objects.requireNonNullElse(words.username(), ""), words.entry(), by),
        HttpStatus.CREATED);
  }

  @Operation(summary = "Read one account with its roles and version")
  @GetMapping("/{id}")
  RosterAnswer get(@PathVariable UUID id, Staff reader) {
    return RosterAnswer.of(roster.get(new StaffId(id), reader));
  }

  @Operation(summary = "Change name, site and roles; 409 tells who changed it meanwhile")
  @PutMapping("/{id}")
  RosterAnswer change(@PathVariable UUID id, @RequestBody AccountWords words, Staff by) {
    return RosterAnswer.of(roster.change(new StaffId(id), words.seen(), words.entry(), by));
  }

  @Operation(summary = "Set a new password, told this once; open sessions end")
  @PostMapping("/{id}/password")
  ResponseEntity<PasswordAnswer> password(
      @PathVariable UUID id, @RequestBody AccountWords words, Staff by) {
    return PasswordAnswer.of(
        roster.resetPassword(new StaffId(id), words.seen(), by), HttpStatus.OK);
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
