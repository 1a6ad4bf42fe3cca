package care.throughline.notification;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.ChangedMeanwhile;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * The wording of messages: the shipped texts, and a clinic's own versions of them. A new version
 * counts once a privacy officer who did not propose it has reviewed it; a text that is not neutral
 * is refused when it is proposed, and again when it is reviewed.
 */
@Component
public class MessageTexts {

  /** Languages in which a message can be worded: those with a list of refused words. */
  public static final List<String> LANGUAGES = List.copyOf(NeutralText.LANGUAGES);

  /** Sample values for a preview; of nobody. */
  private static final Map<String, String> SAMPLE =
      Map.of("date", "Thursday 7 January", "time", "2:30 PM", "phone", "(555) 010-0100");

  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_SUBJECT = 120;
  private static final int LONGEST_TEXT = 2000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Templates shipped;
  private final StaffMembers staff;
  private final AuditTrail audit;

  MessageTexts(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Templates shipped,
      StaffMembers staff,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.shipped = shipped;
    this.staff = staff;
    this.audit = audit;
  }

  /**
   * What is written.
   *
   * @param plain for when a field is not known; empty when there is none
   */
  public record Wording(String subject, String body, String plain) {}

  /**
   * A message as it is worded now.
   *
   * @param letterOnly true when it never goes electronically
   * @param own true when it is the clinic's own version; false for the shipped text
   * @param fields what it may tell
   */
  public record Text(
      String name,
      String language,
      String title,
      Audience audience,
      boolean letterOnly,
      int version,
      boolean own,
      List<String> fields,
      Wording wording) {}

  /**
   * A version of the clinic's own.
   *
   * @param state {@code proposed}, {@code inForce}, {@code replaced}, {@code refused} or {@code
   *     withdrawn}
   * @param proposedBy username
   * @param reviewedBy username; null while nobody reviewed it
   * @param reason why it was refused; null otherwise
   */
  public record Version(
      UUID id,
      String name,
      String language,
      int version,
      Wording wording,
      String state,
      String proposedBy,
      Instant proposedAt,
      @Nullable String reviewedBy,
      @Nullable Instant reviewedAt,
      @Nullable String reason) {}

  /** True when that member may read and propose wordings. */
  public static boolean mayPropose(Staff member) {
    return member.has(Role.PRIVACY) || member.has(Role.DIRECTOR) || member.has(Role.PATHWAY_ADMIN);
  }

  /** True when that member may put a proposed wording into force, unless it is their own. */
  public static boolean mayReview(Staff member) {
    return member.has(Role.PRIVACY);
  }

  /** All messages by title, as they are worded now; each language by itself. */
  public List<Text> all(Staff reader) {
    check(reader);
    List<Version> own = inForce();
    return java.util.stream.Stream.concat(
            shipped.all().stream()
                .map(
                    template ->
                        own.stream()
                            .filter(one -> one.name().equals(template.name()))
                            .filter(one -> one.language().equals(template.language()))
                            .findFirst()
                            .map(one -> text(template, one))
                            .orElseGet(() -> text(template, null))),
            own.stream()
                .filter(one -> shipped.find(one.name(), one.language()).isEmpty())
                .map(one -> text(shipped.get(one.name(), one.language()), one)))
        .sorted(
            java.util.Comparator.comparing(Text::title)
                .thenComparing(Text::name)
                .thenComparing(Text::language))
        .toList();
  }

  /**
   * One message in one language; in a language it is not worded in yet, the English one to begin
   * with.
   *
   * @throws NoSuchElementException when there is no such message, or no list of refused words for
   *     the language
   */
  public Text get(String name, String language, Staff reader) {
    check(reader);
    if (!NeutralText.LANGUAGES.contains(language) || shipped.find(name, "en").isEmpty()) {
      throw new NoSuchElementException("There is no such message.");
    }
    return text(shipped.get(name, language), latest(name, language, "inForce").orElse(null));
  }

  /** The clinic's own versions of a message, the newest first. */
  public List<Version> versions(String name, String language, Staff reader) {
    check(reader);
    return jdbc.sql(
            "select * from message_text where name = ? and language = ? order by version desc limit 20")
        .params(name, language)
        .query(MessageTexts::read)
        .list();
  }

  /** Versions that wait for a review, the oldest first. */
  public List<Version> proposed(Staff reader) {
    check(reader);
    return jdbc.sql(
            "select * from message_text where state = 'proposed' order by proposed_at, id limit 100")
        .query(MessageTexts::read)
        .list();
  }

  /**
   * How a wording reads with sample values; the plain text beside it when there is one.
   *
   * @throws AdministrationRefused when it is not neutral or tells what it may not
   */
  public List<String> preview(String name, String language, Wording wording, Staff reader) {
    check(reader);
    MessageTemplate template = template(name, language, 1, wording);
    String whole = template.fill(SAMPLE).text();
    return wording.plain().isBlank()
        ? List.of(whole)
        : List.of(whole, template.fill(Map.of("phone", SAMPLE.get("phone"))).text());
  }

  /**
   * Proposes a wording; it changes nothing until it is reviewed.
   *
   * @param seen version in force that the proposer saw
   * @throws AdministrationRefused when it is not neutral, tells what it may not, or is too long
   * @throws ChangedMeanwhile when another version came into force or was proposed meanwhile
   */
  public Version propose(String name, String language, Wording wording, int seen, Staff by) {
    check(by);
    Text known = get(name, language, by);
    if (known.version() != seen) {
      throw meanwhile(latest(name, language, "inForce"));
    }
    template(name, language, 1, wording);
    UUID id = UUID.randomUUID();
    try {
      transactions.run(
          () -> {
            jdbc.sql(
                    """
                    insert into message_text (id, name, language, version, subject, body, plain, state, proposed_at, proposed_by)
                    select :id, :name, :language, greatest(:shipped, coalesce(max(version), 0)) + 1, :subject, :body, nullif(:plain, ''), 'proposed', :at, :by
                    from message_text where name = :name and language = :language""")
                .param("id", id)
                .param("name", name)
                .param("language", language)
                .param("shipped", shipped.get(name, language).version())
                .param("subject", wording.subject().strip())
                .param("body", clean(wording.body()))
                .param("plain", clean(wording.plain()))
                .param("at", Times.utc(clock.instant()))
                .param("by", by.username())
                .update();
            audit.record(
                by.actor(),
                "messageText.proposed",
                "messageText",
                id,
                Map.of("name", name, "language", language));
          });
    } catch (DuplicateKeyException another) {
      throw meanwhile(latest(name, language, "proposed"));
    }
    return find(id);
  }

  /**
   * Puts a proposed wording into force.
   *
   * @throws AdministrationRefused when the reviewer proposed it themselves, or it is not neutral
   * @throws ChangedMeanwhile when it waits no longer
   */
  public Version approve(UUID id, Staff by) {
    return decide(
        id,
        by,
        waiting -> {
          template(waiting.name(), waiting.language(), waiting.version(), waiting.wording());
          jdbc.sql(
                  "update message_text set state = 'replaced' where name = ? and language = ? and state = 'inForce'")
              .params(waiting.name(), waiting.language())
              .update();
          set(id, "inForce", by, null);
          return "messageText.approved";
        });
  }

  /** Refuses a proposed wording. Throws as {@link #approve}. */
  public Version refuse(UUID id, String reason, Staff by) {
    String words = reason.strip();
    if (words.isEmpty() || words.length() > LONGEST_REASON) {
      throw new AdministrationRefused(Texts.of("notification.wording.reason", LONGEST_REASON));
    }
    return decide(
        id,
        by,
        waiting -> {
          set(id, "refused", by, words);
          return "messageText.refused";
        });
  }

  /** Takes an own proposal back. */
  public Version withdraw(UUID id, Staff by) {
    check(by);
    return transactions.call(
        () -> {
          Version waiting = waiting(id);
          if (!waiting.proposedBy().equals(by.username())) {
            throw new AdministrationRefused(Texts.of("notification.wording.own"));
          }
          jdbc.sql("update message_text set state = 'withdrawn' where id = ?").param(id).update();
          audit.record(by.actor(), "messageText.withdrawn", "messageText", id, Map.of());
          return find(id);
        });
  }

  /** The text in force in the person's language, or in English. */
  MessageTemplate inForce(String name, String language) {
    String own = language.split("-")[0];
    return latest(name, own, "inForce")
        .map(one -> template(shipped.get(name, own), own, one.version(), one.wording()))
        .or(() -> shipped.find(name, own))
        .or(
            () ->
                latest(name, "en", "inForce")
                    .map(
                        one ->
                            template(shipped.get(name, "en"), "en", one.version(), one.wording())))
        .orElseGet(() -> shipped.get(name, own));
  }

  private interface Decision {
    String on(Version waiting);
  }

  private Version decide(UUID id, Staff by, Decision decision) {
    if (!mayReview(by)) {
      throw new AccessDeniedException("Only for privacy officers.");
    }
    return transactions.call(
        () -> {
          Version waiting = waiting(id);
          if (waiting.proposedBy().equals(by.username())) {
            throw new AdministrationRefused(Texts.of("notification.wording.review"));
          }
          audit.record(
              by.actor(), decision.on(waiting), "messageText", id, Map.of("name", waiting.name()));
          return find(id);
        });
  }

  private void set(UUID id, String state, Staff by, @Nullable String reason) {
    jdbc.sql(
            "update message_text set state = ?, reviewed_by = ?, reviewed_at = ?, reason = ? where id = ?")
        .param(state)
        .param(by.username())
        .param(Times.utc(clock.instant()))
        .param(reason)
        .param(id)
        .update();
  }

  private Version waiting(UUID id) {
    Version found =
        jdbc.sql("select * from message_text where id = ? for update")
            .param(id)
            .query(MessageTexts::read)
            .optional()
            .orElseThrow();
    if (!found.state().equals("proposed")) {
      throw meanwhile(Optional.of(found));
    }
    return found;
  }

  private Version find(UUID id) {
    return jdbc.sql("select * from message_text where id = ?")
        .param(id)
        .query(MessageTexts::read)
        .single();
  }

  private List<Version> inForce() {
    return jdbc.sql("select * from message_text where state = 'inForce' limit 1000")
        .query(MessageTexts::read)
        .list();
  }

  private Optional<Version> latest(String name, String language, String state) {
    return jdbc.sql("select * from message_text where name = ? and language = ? and state = ?")
        .params(name, language, state)
        .query(MessageTexts::read)
        .optional();
  }

  private ChangedMeanwhile meanwhile(Optional<Version> other) {
    return other
        .map(
            one ->
                new ChangedMeanwhile(
                    staff.called(Objects.requireNonNullElse(one.reviewedBy(), one.proposedBy())),
                    Objects.requireNonNullElse(one.reviewedAt(), one.proposedAt())))
        .orElseGet(() -> new ChangedMeanwhile(Texts.of("notification.wording.somebody"), null));
  }

  /** The wording as a template, which it becomes only when it is neutral. */
  private MessageTemplate template(String name, String language, int version, Wording wording) {
    MessageTemplate base =
        shipped.find(name, language).or(() -> shipped.find(name, "en")).orElseThrow();
    if (!NeutralText.LANGUAGES.contains(language)) {
      throw new AdministrationRefused(
          Texts.of("notification.wording.language", String.join(", ", NeutralText.LANGUAGES)));
    }
    if (wording.subject().isBlank() || wording.body().isBlank()) {
      throw new AdministrationRefused(Texts.of("notification.wording.empty"));
    }
    if (wording.subject().length() > LONGEST_SUBJECT
        || wording.body().length() > LONGEST_TEXT
        || wording.plain().length() > LONGEST_TEXT) {
      throw new AdministrationRefused(
          Texts.of("notification.wording.long", LONGEST_SUBJECT, LONGEST_TEXT));
    }
    List<String> known = fields(base);
    MessageTemplate.fieldsOf(wording.body()).stream()
        .filter(field -> !known.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new AdministrationRefused(
                  Texts.of(
                      "notification.wording.may-not-tell",
                      "{{" + field + "}}",
                      String.join(", ", known)));
            });
    if (wording.plain().isBlank()
        && MessageTemplate.fieldsOf(wording.body()).stream()
            .anyMatch(field -> !field.equals("phone"))
        && base.plain() != null) {
      throw new AdministrationRefused(Texts.of("notification.wording.plain", "{{phone}}"));
    }
    try {
      return template(base, language, version, wording);
    } catch (IllegalArgumentException notNeutral) {
      throw new AdministrationRefused(
          Texts.of(
              "notification.wording.not-neutral",
              Objects.requireNonNullElse(notNeutral.getMessage(), "")));
    }
  }

  private static MessageTemplate template(
      MessageTemplate base, String language, int version, Wording wording) {
    return new MessageTemplate(
        base.name(),
        language,
        version,
        base.title(),
        base.audience(),
        base.letterOnly(),
        base.guarantee(),
        wording.subject().strip(),
        clean(wording.body()),
        wording.plain().isBlank() ? null : clean(wording.plain()));
  }

  private static List<String> fields(MessageTemplate base) {
    return java.util.stream.Stream.concat(
            MessageTemplate.fieldsOf(base.body()).stream(), java.util.stream.Stream.of("phone"))
        .distinct()
        .sorted()
        .toList();
  }

  private static String clean(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private static Text text(MessageTemplate base, @Nullable Version own) {
    return new Text(
        base.name(),
        own == null ? base.language() : own.language(),
        base.title(),
        base.audience(),
        base.letterOnly(),
        own == null ? base.version() : own.version(),
        own != null,
        fields(base),
        own == null
            ? new Wording(base.subject(), base.body(), Objects.requireNonNullElse(base.plain(), ""))
            : own.wording());
  }

  private static void check(Staff reader) {
    if (!mayPropose(reader)) {
      throw new AccessDeniedException("Only for those who word messages.");
    }
  }

  private static Version read(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("language"),
        row.getInt("version"),
        new Wording(
            row.getString("subject"),
            row.getString("body"),
            Objects.requireNonNullElse(row.getString("plain"), "")),
        row.getString("state"),
        row.getString("proposed_by"),
        Times.instant(row, "proposed_at"),
        row.getString("reviewed_by"),
        Times.instantOrNull(row, "reviewed_at"),
        row.getString("reason"));
  }
}
