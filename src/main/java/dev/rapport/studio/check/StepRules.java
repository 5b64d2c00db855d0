package dev.rapport.studio.check;

import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether people and workers can do the steps. */
final class StepRules {

    private static final Set<String> TASKS = Set.of("serviceTask", "sendTask", "businessRuleTask", "scriptTask");
    private static final Pattern LIST = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private StepRules() {}

    static void check(BpmnTree model, Surroundings around, Consumer<Problem> found) {
        model.elements("userTask").forEach(task -> userTask(task, around, found));
        model.elements(TASKS.toArray(String[]::new)).forEach(task -> job(task, around, found));
        model.elements().stream()
                .filter(element -> !TASKS.contains(element.type()))
                .forEach(element -> element.extension("taskDefinition")
                        .ifPresent(job -> jobType(element, job.attribute("type"), around, found)));
        model.elements()
                .forEach(element -> element.extensions("executionListener")
                        .forEach(listener -> jobType(element, listener.attribute("type"), around, found)));
        model.elements().stream()
                .filter(element -> element.extension("taskListener").isPresent())
                .forEach(element -> found.accept(Problem.of(Rule.TASK_LISTENER, element.id(), element.called())));
    }

    private static void userTask(BpmnElement task, Surroundings around, Consumer<Problem> found) {
        if (task.extension("userTask").isEmpty())
            found.accept(Problem.of(Rule.REAL_USER_TASK, task.id(), task.called()));
        form(task, around, found);
        var assigned = task.extension("assignmentDefinition");
        var groups = assigned.map(one -> one.attribute("candidateGroups")).orElse("");
        var person = assigned.map(one -> one.attribute("assignee")).orElse("");
        if (groups.isEmpty() && person.isEmpty()) found.accept(Problem.of(Rule.FOR_SOMEBODY, task.id(), task.called()));
        teamsIn(groups)
                .filter(team -> !around.teams().contains(team))
                .forEach(team -> found.accept(Problem.of(Rule.TEAM_EXISTS, task.id(), task.called(), team)));
    }

    private static void form(BpmnElement task, Surroundings around, Consumer<Problem> found) {
        var form = task.extension("formDefinition")
                .map(one -> one.attribute("formId"))
                .orElse("");
        if (form.isEmpty()) {
            var isWanted = !task.property("form").orElse("").equals("none");
            if (isWanted) found.accept(Problem.of(Rule.FORM, task.id(), task.called()));
        } else if (!around.forms().test(form))
            found.accept(Problem.of(Rule.FORM_EXISTS, task.id(), task.called(), form));
    }

    /** Those that are named and not worked out: {@code pr, service-l1} or {@code =["pr"]}; what is compared is no team. */
    private static Stream<String> teamsIn(String groups) {
        if (groups.startsWith("="))
            return LIST.matcher(groups)
                    .results()
                    .flatMap(list -> QUOTED.matcher(list.group()).results())
                    .map(match -> match.group(1));
        return Stream.of(groups.split(",")).map(String::strip).filter(team -> !team.isEmpty());
    }

    private static void job(BpmnElement task, Surroundings around, Consumer<Problem> found) {
        var type = task.extension("taskDefinition")
                .map(one -> one.attribute("type"))
                .orElse("");
        if (type.isEmpty() && task.extension("script").isPresent()) return;
        if (type.isEmpty()) found.accept(Problem.of(Rule.JOB_TYPE, task.id(), task.called()));
        else jobType(task, type, around, found);
    }

    private static void jobType(BpmnElement element, String type, Surroundings around, Consumer<Problem> found) {
        if (!around.jobTypes().contains(type))
            found.accept(Problem.of(Rule.JOB_TYPE_EXISTS, element.id(), element.called(), type));
    }
}
