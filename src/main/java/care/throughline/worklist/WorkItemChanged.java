package care.throughline.worklist;

import care.throughline.platform.Texts;

/** The item has changed since the one who acts saw it. */
public class WorkItemChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemChanged() {
    super(Texts.of("worklist.refused.changed"));
  }
}
