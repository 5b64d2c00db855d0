package dev.rapport.studio;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.OfferedSteps;
import dev.rapport.engine.model.StepWords.AwaitedMessage;
import dev.rapport.engine.model.StepWords.WorkedStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Element templates of Camunda for the steps that the programs here do and the messages that they send, so that whoever
 * draws never types a job type. Both names are bound, because applying a template takes away what it does not bind.
 */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class StepTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
    private static final String ID = "dev.rapport.";
    private static final String CHINESE = "zh";

    private final OfferedSteps steps;
    private final JsonMapper json;

    StepTemplates(OfferedSteps steps, JsonMapper json) {
        this.steps = steps;
        this.json = json;
    }

    /** A JSON array of all, called as the reader's language calls them. */
    public String json(Locale reader) {
        var templates = json.createArrayNode();
        steps.steps().forEach(step -> templates.add(step(step, reader)));
        for (var message : steps.messages()) {
            templates.add(message(message, "bpmn:IntermediateCatchEvent", "catch", reader));
            templates.add(message(message, "bpmn:BoundaryEvent", "boundary", reader));
        }
        return templates.toString();
    }

    private ObjectNode step(WorkedStep step, Locale reader) {
        var element = "sendTask".equals(step.element()) ? "bpmn:SendTask" : "bpmn:ServiceTask";
        var template = template("step." + step.jobType(), step.name(), step.translations(), reader);
        template.put("description", step.jobType());
        applies(template, List.of("bpmn:Task", "bpmn:ServiceTask", "bpmn:SendTask"));
        template.putObject("elementType").put("value", element);
        var properties = names(template, step.name(), step.translations());
        properties
                .addObject()
                .put("type", "Hidden")
                .put("value", step.jobType())
                .putObject("binding")
                .put("type", "zeebe:taskDefinition")
                .put("property", "type");
        return template;
    }

    private ObjectNode message(AwaitedMessage message, String element, String kind, Locale reader) {
        var template =
                template("message." + message.name() + "." + kind, message.waiting(), message.translations(), reader);
        template.put("description", message.name());
        applies(
                template,
                element.equals("bpmn:BoundaryEvent")
                        ? List.of(element)
                        : List.of("bpmn:IntermediateThrowEvent", element));
        template.putObject("elementType").put("value", element).put("eventDefinition", "bpmn:MessageEventDefinition");
        var properties = names(template, message.waiting(), message.translations());
        properties
                .addObject()
                .put("type", "Hidden")
                .put("value", message.name())
                .putObject("binding")
                .put("type", "bpmn:Message#property")
                .put("name", "name");
        properties
                .addObject()
                .put("label", label(reader, "Who it is about", "关于谁"))
                .put("type", "String")
                .put("feel", "required")
                .put("value", message.correlationKey())
                .putObject("binding")
                .put("type", "bpmn:Message#zeebe:subscription#property")
                .put("name", "correlationKey");
        return template;
    }

    private ObjectNode template(String id, String name, Map<String, String> translations, Locale reader) {
        var template = json.createObjectNode();
        template.put("$schema", SCHEMA);
        template.put("id", ID + id);
        template.put("name", translations.getOrDefault(reader.getLanguage(), name));
        template.put("version", 1);
        return template;
    }

    private static void applies(ObjectNode template, List<String> elements) {
        var to = template.putArray("appliesTo");
        elements.forEach(to::add);
    }

    private static ArrayNode names(ObjectNode template, String name, Map<String, String> translations) {
        var properties = template.putArray("properties");
        properties
                .addObject()
                .put("label", "Name")
                .put("type", "String")
                .put("value", name)
                .putObject("binding")
                .put("type", "property")
                .put("name", "name");
        properties
                .addObject()
                .put("label", "中文名称")
                .put("type", "String")
                .put("optional", true)
                .put("value", translations.getOrDefault(CHINESE, ""))
                .putObject("binding")
                .put("type", "zeebe:property")
                .put("name", "name:zh");
        return properties;
    }

    private static String label(Locale reader, String english, String chinese) {
        return CHINESE.equals(reader.getLanguage()) ? chinese : english;
    }
}
