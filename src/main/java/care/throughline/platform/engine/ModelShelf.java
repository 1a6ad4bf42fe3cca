package care.throughline.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The models of every deployment, each read once: a deployment never changes. */
final class ModelShelf {

  private final ProcessEngine engine;
  private final Map<String, DeployedModels> models = new ConcurrentHashMap<>();

  ModelShelf(ProcessEngine engine) {
    this.engine = engine;
  }

  DeployedModels of(String deployment) {
    return models.computeIfAbsent(
        deployment,
        id -> {
          List<ProcessDefinition> definitions =
              engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(id).list();
          return DeployedModels.read(
              definitions,
              definition -> engine.getRepositoryService().getBpmnModelInstance(definition.getId()));
        });
  }
}
