package care.throughline.platform.engine;

import java.util.List;
import java.util.UUID;

/**
 * A user task of a running episode as the model declares it.
 *
 * @param ref the engine's own id, to be handed back to the engine and shown to nobody
 * @param episode the business key of the instance
 * @param process id of the process definition, such as {@code iopIntake}
 * @param step id of the element, such as {@code UserTask_ContactPerson}
 * @param name what to do, in words
 * @param why the element's documentation: why this is here; empty when the model says nothing
 * @param form id of the form
 * @param roles candidate groups; never empty in a model that passed the gate
 * @param due the model's {@code due} property, such as {@code PT4H@business}
 * @param urgency the model's {@code urgency} property
 * @param deployment the deployment the instance runs on
 */
public record HumanTask(
    String ref,
    UUID episode,
    String process,
    String step,
    String name,
    String why,
    String form,
    List<String> roles,
    String due,
    String urgency,
    String deployment) {}
