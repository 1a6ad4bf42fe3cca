package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.escalation.Interval;
import care.throughline.escalation.Ladder;
import care.throughline.escalation.LadderRung;
import care.throughline.escalation.Target;
import care.throughline.platform.Texts;
import care.throughline.worklist.Urgency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ladders and their rungs in the reader's language. */
@Component
final class LadderWords {

  String urgency(Urgency urgency) {
    return Texts.of("escalation.urgency." + urgency.name().toLowerCase(Locale.ROOT));
  }

  String unit(Interval.Unit unit) {
    return Texts.of("escalation.unit." + unit.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** For which items it is. */
  String scope(@Nullable Role role, @Nullable String site) {
    if (role != null && site != null) {
      return Texts.of("escalation.scope.both", role.words(), site);
    }
    if (role != null) {
      return Texts.of("escalation.scope.role", role.words());
    }
    return site == null
        ? Texts.of("escalation.scope.all")
        : Texts.of("escalation.scope.site", site);
  }

  List<String> rungs(Ladder ladder) {
    return ladder.rungs().stream().map(rung -> rung(rung, ladder)).toList();
  }

  /** Such as {@code Level 2, 8 clinic hours after it was due: the director}. */
  String rung(LadderRung rung, Ladder ladder) {
    String whom = rung.targets().stream().map(Target::words).collect(Collectors.joining(", "));
    Integer percent = rung.percent();
    Integer steps = rung.steps();
    String words =
        percent != null
            ? percent == 0
                ? Texts.of("escalation.rung.opened", whom)
                : Texts.of("escalation.rung.percent", percent, whom)
            : steps == null || steps == 0
                ? Texts.of("escalation.rung.due", rung.level(), whom)
                : Texts.of("escalation.rung.after", rung.level(), times(ladder, steps), whom);
    if (rung.repeatEvery() > 0) {
      words = Texts.of("escalation.rung.repeats", words, times(ladder, rung.repeatEvery()));
    }
    return rung.reassign() ? Texts.of("escalation.rung.reassigns", words) : words;
  }

  /** A due time as a model writes it, in words; as written when it is of no known form. */
  String due(String written) {
    return written.isBlank() ? Texts.of("escalation.clocks.no-due") : written;
  }

  private static String times(Ladder ladder, int many) {
    return new Interval(ladder.interval().amount() * many, ladder.interval().unit()).words();
  }
}
