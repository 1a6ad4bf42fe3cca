package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who is named in a comment: {@code @anneke} a colleague, {@code @coordinator} a role. A mention
 * has one effect, never two: a colleague is told, a role gets an item; a colleague who holds a role
 * that is named too finds the item in their list and is not told besides.
 *
 * @param people colleagues to tell
 * @param roles roles that get an item
 */
record Mentions(List<Staff> people, Set<Role> roles) {

  /** Not inside a word, so that an e-mail address names nobody. */
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\p{L}\\p{N}._@-])@(\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*)");

  /**
   * Reads the mentions of a comment.
   *
   * @param colleagues who may be named: active staff of the site
   * @throws CommentRefused when somebody is named who is neither, so that no mention goes nowhere
   */
  static Mentions in(String words, Collection<Staff> colleagues, Staff by) {
    Map<String, Staff> known =
        colleagues.stream()
            .filter(Staff::seesPeople)
            .collect(Collectors.toMap(Staff::username, Function.identity()));
    Map<String, Staff> people = new LinkedHashMap<>();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Matcher found = MENTION.matcher(words);
    while (found.find()) {
      String name = found.group(1).toLowerCase(Locale.ROOT);
      Optional<Role> role = Role.of(name).filter(Role::seesPeople);
      if (known.containsKey(name)) {
        people.put(name, known.get(name));
      } else if (role.isPresent()) {
        roles.add(role.get());
      } else {
        throw new CommentRefused(
            Texts.of("worklist.comment-refused.nobody", found.group(1), by.username()));
      }
    }
    return new Mentions(
        people.values().stream()
            .filter(member -> !member.id().equals(by.id()) && roles.stream().noneMatch(member::has))
            .toList(),
        roles);
  }
}
