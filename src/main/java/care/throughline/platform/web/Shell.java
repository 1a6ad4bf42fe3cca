package care.throughline.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every signed-in page shows around its content.
 *
 * @param query what was searched for, to be shown again in the search field
 * @param printLine who printed the page and when
 * @param here path and query of the page
 */
record Shell(
    StaffMember staff,
    List<NavigationItem> navigation,
    @Nullable String query,
    @Nullable Flash flash,
    String printLine,
    String here) {

  /**
   * Whoever is signed in.
   *
   * @param role in words
   */
  record StaffMember(String name, String initials, String role) {}

  /** One entry of the navigation as it is drawn. */
  record NavigationItem(
      String label,
      String href,
      String icon,
      boolean current,
      @Nullable String count,
      boolean hot,
      @Nullable String section) {}
}
