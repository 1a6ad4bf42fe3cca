package care.throughline.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.support.ClinicTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The second line behind the gate: a hostile model reaches no Java, even if it is deployed. */
class EngineIsClosedTests extends ClinicTest {

  private static final String TRACE = "throughline.reached";
  private static final String REACH =
      "''.getClass().forName('java.lang.System').setProperty('" + TRACE + "', 'yes')";

  @Autowired private ProcessEngine engine;

  @AfterEach
  void takeTheModelAway() {
    System.clearProperty(TRACE);
    engine.getRepositoryService().createDeploymentQuery().deploymentName("hostile").list().stream()
        .forEach(found -> engine.getRepositoryService().deleteDeployment(found.getId(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${" + REACH + "}",
        "${''.class.name}",
        "${dataSource}",
        "${environment}",
        "${execution.setVariable('consentGiven', true)}"
      })
  void anExpressionReachesNeitherJavaNorBeansNorTheLiveExecution(String expression) {
    assertThatThrownBy(() -> run(start().serviceTask("step").camundaExpression(expression)))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(System.getProperty(TRACE)).isNull();
  }

  @Test
  void aScriptDoesNotRun() {
    assertThatThrownBy(
            () ->
                run(
                    start()
                        .scriptTask("script")
                        .scriptFormat("juel")
                        .scriptText("${" + REACH + "}")))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(System.getProperty(TRACE)).isNull();
  }

  @Test
  void aModelCannotNameAClass() {
    assertThatThrownBy(
            () ->
                run(
                    start()
                        .serviceTask("step")
                        .camundaClass(
                            "org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior")))
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void aTaskQueryDoesNotRunExpressions() {
    assertThatThrownBy(
            () ->
                engine
                    .getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskAssigneeExpression("${" + REACH + "}")
                    .taskName("x")
                    .endOr()
                    .list())
        .hasMessageContaining("syntax error");
    assertThat(System.getProperty(TRACE)).isNull();
  }

  @Test
  void theSwitchesAreOff() {
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(settings.isEnableExpressionsInStoredQueries()).isFalse();
    assertThat(settings.isEnableXxeProcessing()).isFalse();
    assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(settings.isCmmnEnabled()).isFalse();
  }

  private static StartEventBuilder start() {
    return Bpmn.createExecutableProcess("hostile").camundaHistoryTimeToLive(3650).startEvent();
  }

  private void run(org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder<?, ?> last) {
    BpmnModelInstance model = last.endEvent().done();
    engine
        .getRepositoryService()
        .createDeployment()
        .name("hostile")
        .addModelInstance("hostile.bpmn", model)
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("hostile");
  }
}
