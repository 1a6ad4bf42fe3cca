package care.throughline.notification;

import care.throughline.schedule.PlaceChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whose therapist, group or time was changed is told so, in the transaction that changes it. */
@Component
final class TellOfChangedPlace {

  private final Correspondence correspondence;

  TellOfChangedPlace(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @EventListener
  void on(PlaceChanged changed) {
    correspondence.toPerson(changed.episode(), "placeChanged", changed.occurrence());
  }
}
