package dev.rapport.cases.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.CaseFile;
import dev.rapport.cases.StuckRuns;
import dev.rapport.engine.Incident;
import dev.rapport.engine.ProcessInstance.State;
import dev.rapport.engine.Step;
import dev.rapport.platform.ui.BpmnDiagram;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import java.util.stream.Collectors;

/** One run of a process: its diagram with the way taken, where it is stuck, and its steps one by one. */
class RunPanel extends Div {

    RunPanel(CaseFile.Run run, StuckRuns stuckRuns) {
        addClassName("stack");
        var path = run.path();
        var completed = path.steps().stream()
                .filter(step -> step.state() == State.COMPLETED)
                .map(Step::elementId)
                .collect(Collectors.toUnmodifiableSet());
        var open = path.incidents().stream()
                .filter(incident -> incident.resolvedAt() == null)
                .toList();
        var stuck = open.stream().map(Incident::elementId).collect(Collectors.toUnmodifiableSet());
        open.forEach(incident -> add(line(incident, stuckRuns)));
        add(new BpmnDiagram(
                path.xml(), run.names(), path.current(), completed, path.flows().keySet(), stuck));
        var steps = new Div();
        path.steps().stream().filter(RunPanel::tells).forEach(step -> steps.add(line(step)));
        add(new Details(getTranslation("cases.steps"), steps), technical(run));
    }

    private static Div line(Incident incident, StuckRuns stuckRuns) {
        var line = new Div(Chips.bad(incident.message()), new RetryButton(stuckRuns, incident.key()));
        line.addClassName("row");
        return line;
    }

    /** Sequence flows and the process itself say nothing that their steps do not say. */
    private static boolean tells(Step step) {
        return !step.type().equals("PROCESS") && !step.type().equals("SEQUENCE_FLOW");
    }

    /** For those who look into the engine: keys, version, and what the process was told. */
    private Details technical(CaseFile.Run run) {
        var instance = run.instance();
        var facts = new Facts()
                .with(getTranslation("cases.process-id"), instance.processId() + " v" + instance.version())
                .with(getTranslation("cases.instance-key"), String.valueOf(instance.key()))
                .with(getTranslation("cases.definition-key"), String.valueOf(instance.definitionKey()))
                .with(getTranslation("cases.started"), Times.exact(instance.startedAt()))
                .with(
                        getTranslation("cases.ended"),
                        instance.endedAt() == null ? null : Times.exact(instance.endedAt()));
        var values = run.variables().isEmpty()
                ? new Paragraph(getTranslation("cases.no-variables"))
                : new AnswerList(run.variables());
        return new Details(getTranslation("cases.technical"), facts, values);
    }

    private Div line(Step step) {
        var time = new Span(Times.exact(step.startedAt()));
        time.addClassName("secondary");
        var line = new Div(new Span(step.name()), Chips.plain(getTranslation("cases.state." + step.state())), time);
        line.addClassName("row");
        return line;
    }
}
