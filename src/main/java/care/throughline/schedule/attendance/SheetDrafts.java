package care.throughline.schedule.attendance;

import care.throughline.access.StaffId;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was filled in on sheets and not yet signed. Runs in the caller's transaction. */
@Repository
class SheetDrafts {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;

  SheetDrafts(JdbcClient jdbc, Clock clock, Json json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A saved draft.
   *
   * @param version one more with every save
   */
  record Saved(SheetContent content, int version, Instant at, StaffId by) {}

  Optional<Saved> find(GroupSessionId id) {
    return jdbc.sql(
            "select content, version, saved_at, saved_by from sheet_draft where group_session = ?")
        .param(id.value())
        .query(
            (row, number) ->
                new Saved(
                    read(json.readMap(row.getString("content"))),
                    row.getInt("version"),
                    Times.instant(row, "saved_at"),
                    new StaffId(row.getObject("saved_by", UUID.class))))
        .optional();
  }

  void save(GroupSessionId id, SheetContent content, StaffId by) {
    jdbc.sql(
            """
            insert into sheet_draft (group_session, content, version, saved_at, saved_by) values (?, ?::jsonb, 1, ?, ?)
            on conflict (group_session) do update
            set content = excluded.content, version = sheet_draft.version + 1, saved_at = excluded.saved_at, saved_by = excluded.saved_by""")
        .params(id.value(), json.write(write(content)), Times.utc(clock.instant()), by.value())
        .update();
  }

  void delete(GroupSessionId id) {
    jdbc.sql("delete from sheet_draft where group_session = ?").param(id.value()).update();
  }

  private static Map<String, Object> write(SheetContent content) {
    Map<String, Object> text = new HashMap<>();
    text.put("sharedNote", content.sharedNote());
    text.put("marks", content.marks().stream().map(SheetDrafts::write).toList());
    return text;
  }

  private static Map<String, Object> write(SheetContent.Mark mark) {
    Map<String, Object> text = new HashMap<>();
    text.put("session", mark.session().value().toString());
    text.put("state", mark.state() == null ? null : mark.state().key());
    text.put("missedMinutes", mark.missedMinutes());
    text.put("note", mark.note());
    return text;
  }

  private static SheetContent read(Map<String, Object> text) {
    List<SheetContent.Mark> marks =
        text.get("marks") instanceof List<?> list
            ? list.stream().map(mark -> mark((Map<?, ?>) mark)).toList()
            : List.of();
    return new SheetContent(marks, text(text.get("sharedNote")));
  }

  private static SheetContent.Mark mark(Map<?, ?> text) {
    String state = text(text.get("state"));
    return new SheetContent.Mark(
        new SessionId(UUID.fromString(String.valueOf(text.get("session")))),
        state == null ? null : SessionState.of(state),
        text.get("missedMinutes") instanceof Number minutes ? minutes.intValue() : null,
        text(text.get("note")));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
