package care.throughline.platform.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Refuses to make an object of a class that a model names. */
final class NoArtifacts implements ArtifactFactory {

  @Override
  public <T> T getArtifact(Class<T> type) {
    throw new ProcessEngineException(
        "A model cannot name a Java class: use a step of the catalogue instead of "
            + type.getSimpleName()
            + ".");
  }
}
