package care.throughline.workspace;

import care.throughline.schedule.AttendanceMarked;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings back what was put aside until the person comes, in the transaction in which somebody says
 * that they came.
 */
@Component
final class WakeOnAttendance {

  private final Snoozes snoozes;

  WakeOnAttendance(Snoozes snoozes) {
    this.snoozes = snoozes;
  }

  @EventListener
  void on(AttendanceMarked marked) {
    if (marked.state().present()) {
      snoozes.wakeFor(marked.episode(), SnoozeEnd.ATTENDANCE);
    }
  }
}
