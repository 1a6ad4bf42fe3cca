package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Role;
import care.throughline.pathway.Form;
import care.throughline.pathway.PathwayStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What docs/modelling.md asks of every shipped model. */
class ModelConventionsTests {

  private static final String ID =
      "(StartEvent|EndEvent|UserTask|ServiceTask|RuleTask|CallActivity|SubProcess|Gateway|Timer|Catch|Boundary)_[A-Z][A-Za-z0-9]*";
  private static final Map<String, Class<?>> STEPS = steps();
  private static final Set<String> FORMS = forms();

  static Stream<Path> models() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void idsAndNamesFollowTheRules(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    assertThat(file.getFileName().toString())
        .startsWith(file.getParent().getFileName() + "-")
        .matches("[a-z-]+\\.bpmn");
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    assertThat(process.getId()).matches("[a-z][A-Za-z]+").doesNotContainIgnoringCase("process");
    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    assertThat(process.getDocumentations()).as("documentation of " + process.getId()).isNotEmpty();
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      assertThat(node.getId()).matches(ID);
      if (node instanceof UserTask || node instanceof ServiceTask || node instanceof CallActivity) {
        assertThat(node.getName()).as(node.getId()).isNotBlank();
      }
    }
    assertThat(model.getModelElementsByType(FlowNode.class))
        .as("flow nodes of " + file)
        .hasSizeLessThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyHumanTaskHasARoleAFormADueTimeAnUrgencyAndAReason(Path file) {
    for (UserTask task :
        Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class)) {
      String where = file.getFileName() + " " + task.getId();
      assertThat(task.getCamundaCandidateGroupsList())
          .as(where)
          .isNotEmpty()
          .allSatisfy(role -> assertThat(Role.of(role)).as(role).isPresent());
      assertThat(FORMS).as(where).contains(task.getCamundaFormRef());
      assertThat(task.getCamundaFormRefBinding()).as(where).isEqualTo("deployment");
      assertThat(properties(task).get("due"))
          .as(where)
          .matches("P(T\\d+[HM]@(business|clock)|\\d+D@(business|calendar))");
      for (String sooner : properties(task).getOrDefault("dueWhen", "").split(";")) {
        assertThat(sooner.strip())
            .as(where)
            .matches(
                "|[a-zA-Z]+=\\S+ P(T\\d+[HM]@(business|clock)|\\d+D@(business|calendar)) (ROUTINE|HIGH|URGENT|EMERGENCY)");
      }
      assertThat(properties(task).get("urgency"))
          .as(where)
          .isIn("ROUTINE", "HIGH", "URGENT", "EMERGENCY");
      assertThat(task.getDocumentations()).as(where).hasSize(1);
      assertThat(task.getDocumentations().iterator().next().getTextContent())
          .as(where)
          .hasSizeBetween(20, 400);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void automaticTasksUseStepsOfTheCatalogueAndGiveThemWhatTheyNeed(Path file) {
    for (ServiceTask task :
        Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(ServiceTask.class)) {
      String where = file.getFileName() + " " + task.getId();
      assertThat(task.getCamundaClass()).as(where).isNull();
      assertThat(task.getCamundaExpression()).as(where).isNull();
      assertThat(task.getCamundaType()).as(where).isNull();
      assertThat(task.getCamundaDelegateExpression()).as(where).matches("\\$\\{[a-zA-Z]+Delegate}");
      String bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
      assertThat(STEPS).as(where).containsKey(bean);
      PathwayStep step = STEPS.get(bean).getAnnotation(PathwayStep.class);
      Set<String> given = inputs(task);
      Set<String> declared =
          Arrays.stream(step.inputs()).map(PathwayStep.Input::name).collect(Collectors.toSet());
      assertThat(declared).as(where + ": inputs the step knows").containsAll(given);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingInAModelRunsCodeOfItsOwn(Path file) throws IOException {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
    assertThat(model.getModelElementsByType(CamundaExecutionListener.class)).isEmpty();
    assertThat(model.getModelElementsByType(CamundaTaskListener.class)).isEmpty();
    assertThat(Files.readString(file)).doesNotContainPattern("[$#]\\{[^}]*\\(");
  }

  @ParameterizedTest
  @MethodSource("models")
  void timersTakeAnInstantThatAStepComputed(Path file) {
    for (TimerEventDefinition timer :
        Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(TimerEventDefinition.class)) {
      assertThat(timer.getTimeDuration()).isNull();
      assertThat(timer.getTimeCycle()).isNull();
      assertThat(timer.getTimeDate().getTextContent()).matches("\\$\\{[a-z][A-Za-z]+At}");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aPersonStaysOnTheReleaseTheyStartedOn(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
      assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isEqualTo("deployment");
      assertThat(
              call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list())
          .as(call.getId())
          .anySatisfy(
              in ->
                  assertThat(in.getCamundaBusinessKey())
                      .isEqualTo("#{execution.processBusinessKey}"));
    }
    for (BusinessRuleTask rule : model.getModelElementsByType(BusinessRuleTask.class)) {
      assertThat(rule.getCamundaDecisionRefBinding()).as(rule.getId()).isEqualTo("deployment");
      assertThat(rule.getCamundaMapDecisionResult()).as(rule.getId()).isEqualTo("singleEntry");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noGatewayLeavesAPersonWithoutAWayOn(Path file) {
    for (ExclusiveGateway gateway :
        Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() > 1) {
        assertThat(gateway.getDefault()).as(file.getFileName() + " " + gateway.getId()).isNotNull();
        for (SequenceFlow flow : gateway.getOutgoing()) {
          assertThat(flow.equals(gateway.getDefault()) || flow.getConditionExpression() != null)
              .as(flow.getId())
              .isTrue();
        }
      }
    }
  }

  /** A message that nothing takes would wait for ever; one that staff report needs its form. */
  @Test
  void everyMessageThatIsSentIsTakenSomewhere() throws IOException {
    Set<String> taken = new TreeSet<>();
    Set<String> sent = new TreeSet<>(Set.of("episode.decisionUnanswered"));
    models()
        .map(file -> Bpmn.readModelFromFile(file.toFile()))
        .forEach(
            model -> {
              model
                  .getModelElementsByType(MessageEventDefinition.class)
                  .forEach(event -> taken.add(event.getMessage().getName()));
              model.getModelElementsByType(CamundaInputParameter.class).stream()
                  .filter(input -> Set.of("message", "otherwise").contains(input.getCamundaName()))
                  .map(CamundaInputParameter::getTextContent)
                  .filter(name -> !name.equals("nothing"))
                  .forEach(sent::add);
              model.getModelElementsByType(CamundaProperty.class).stream()
                  .filter(property -> property.getCamundaName().equals("needs"))
                  .forEach(property -> sent.add(property.getCamundaValue()));
            });
    assertThat(taken).containsAll(sent);
  }

  /** A decision may come when nothing waits for it any more; the model says what happens then. */
  @ParameterizedTest
  @MethodSource("models")
  void aDecisionThatNobodyWaitsForIsGivenToAHuman(Path file) {
    for (ServiceTask task :
        Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(ServiceTask.class)) {
      if (inputText(task, "message").matches("episode\\.(stepUpOrdered|dischargeDecided)")) {
        assertThat(inputText(task, "otherwise"))
            .as(task.getId())
            .isEqualTo("episode.decisionUnanswered");
      }
    }
  }

  private static String inputText(ServiceTask task, String name) {
    return task
        .getChildElementsByType(org.camunda.bpm.model.bpmn.instance.ExtensionElements.class)
        .stream()
        .flatMap(
            extensions ->
                extensions
                    .getElementsQuery()
                    .filterByType(CamundaInputOutput.class)
                    .list()
                    .stream())
        .flatMap(io -> io.getCamundaInputParameters().stream())
        .filter(input -> input.getCamundaName().equals(name))
        .map(CamundaInputParameter::getTextContent)
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingIsDrawn(Path file) {
    BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
    Set<String> shapes =
        ids(model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement));
    Set<String> edges =
        ids(model.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement));
    assertThat(shapes).containsAll(ids(model.getModelElementsByType(FlowNode.class).stream()));
    assertThat(edges).containsAll(ids(model.getModelElementsByType(SequenceFlow.class).stream()));
  }

  private static Set<String> ids(
      Stream<? extends org.camunda.bpm.model.bpmn.instance.BaseElement> elements) {
    return elements.map(element -> element.getId()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> properties(FlowElement element) {
    Map<String, String> found = new HashMap<>();
    element
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaProperties.class)
        .list()
        .stream()
        .map(CamundaProperties::getCamundaProperties)
        .flatMap(Collection::stream)
        .forEach(property -> found.put(property.getCamundaName(), property.getCamundaValue()));
    return found;
  }

  private static Set<String> inputs(ServiceTask task) {
    if (task.getExtensionElements() == null) {
      return Set.of();
    }
    return task
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaInputOutput.class)
        .list()
        .stream()
        .flatMap(io -> io.getCamundaInputParameters().stream())
        .map(input -> input.getCamundaName())
        .collect(Collectors.toSet());
  }

  private static Map<String, Class<?>> steps() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(PathwayStep.class));
    Map<String, Class<?>> found = new HashMap<>();
    scanner
        .findCandidateComponents("care.throughline")
        .forEach(
            candidate -> {
              try {
                Class<?> type = Class.forName(candidate.getBeanClassName());
                String name = type.getSimpleName();
                found.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), type);
              } catch (ClassNotFoundException missing) {
                throw new IllegalStateException(missing);
              }
            });
    return found;
  }

  private static Set<String> forms() {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".form")).toList();
      Set<String> ids = new TreeSet<>();
      for (Path file : all) {
        ids.add(Form.parse(Files.readString(file)).id());
      }
      return ids;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
