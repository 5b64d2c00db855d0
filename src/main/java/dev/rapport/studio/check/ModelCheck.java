package dev.rapport.studio.check;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.engine.JobTypes;
import dev.rapport.engine.ModelSoundness;
import dev.rapport.engine.ProcessDeployment;
import dev.rapport.engine.ShippedModels;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks a model against everything in {@link Rule}; the one that decides, whatever an editor has shown. */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class ModelCheck {

    /** More are no help to whoever draws. */
    private static final int MOST = 200;

    private final ShippedModels shipped;
    private final ProcessDeployment deployment;
    private final JobTypes jobTypes;
    private final Staff staff;
    private final Set<String> messages;

    ModelCheck(ShippedModels shipped, ProcessDeployment deployment, JobTypes jobTypes, Staff staff) {
        this.shipped = shipped;
        this.deployment = deployment;
        this.jobTypes = jobTypes;
        this.staff = staff;
        messages = shipped.texts().stream()
                .flatMap(text -> messages(BpmnTree.parse(text)))
                .collect(toUnmodifiableSet());
    }

    /** What is wrong, errors first and then in the order of the text; nothing where all is well. */
    public List<Problem> check(String xml) {
        try {
            return sorted(problems(BpmnTree.parse(xml), xml));
        } catch (Refused refused) {
            return List.of(Problem.of(Rule.READABLE, null, new Phrase(refused.key(), refused.arguments())));
        }
    }

    private List<Problem> problems(BpmnTree model, String xml) {
        var process = model.process();
        var around = new Surroundings(
                deployment::knowsForm,
                staff.activeTeams().stream().map(team -> team.key()).collect(toUnmodifiableSet()),
                jobTypes.all(),
                messages,
                shipped.text(process.id()));
        var found = new ArrayList<Problem>();
        StepRules.check(model, around, found::add);
        WiringRules.check(model, around, found::add);
        NameRules.check(model, found::add);
        ContractRules.check(model, around, found::add);
        var known =
                found.stream().filter(Problem::isError).map(Problem::elementId).collect(toSet());
        for (var fault : ModelSoundness.faults(xml))
            if (fault.elementId() == null || !known.contains(fault.elementId()))
                found.add(Problem.of(Rule.SOUND, fault.elementId(), called(model, fault.elementId()), fault.message()));
        return found;
    }

    private static String called(BpmnTree model, @Nullable String elementId) {
        if (elementId == null) return "–";
        return model.byId(elementId).map(element -> element.called()).orElse(elementId);
    }

    /** The names of those that something in the model waits for or sends. */
    static Stream<String> messages(BpmnTree model) {
        return model.elements().stream()
                .map(element -> element.attribute("messageRef"))
                .filter(reference -> !reference.isEmpty())
                .flatMap(reference -> model.byId(reference).stream())
                .map(message -> message.attribute("name"))
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> problem.rule().severity()))
                .limit(MOST)
                .toList();
    }
}
