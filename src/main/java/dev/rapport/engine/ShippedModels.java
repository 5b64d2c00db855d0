package dev.rapport.engine;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The models and forms that come with the product, as texts. */
@Component
public class ShippedModels {

    private final Map<String, ShippedProcess> byId;

    ShippedModels() {
        this(all());
    }

    ShippedModels(Collection<ShippedProcess> processes) {
        byId = processes.stream().collect(toUnmodifiableMap(ShippedProcess::processId, one -> one));
    }

    private static Collection<ShippedProcess> all() {
        try {
            return ShippedProcesses.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model of a process, absent where the product brings none. */
    public Optional<String> text(String processId) {
        return Optional.ofNullable(byId.get(processId)).flatMap(one -> file(one, processId + ".bpmn"));
    }

    /** All models. */
    public Collection<String> texts() {
        return byId.keySet().stream().flatMap(id -> text(id).stream()).toList();
    }

    Optional<String> form(String formId) {
        return byId.values().stream()
                .flatMap(one -> file(one, formId + ".form").stream())
                .findFirst();
    }

    /** A form that comes with this process. */
    Optional<String> form(String processId, String formId) {
        return Optional.ofNullable(byId.get(processId)).flatMap(one -> file(one, formId + ".form"));
    }

    /** Changes when the product brings another text of the process, or another of its forms. */
    public Optional<String> checksum(String processId) {
        return Optional.ofNullable(byId.get(processId)).map(ShippedProcess::checksum);
    }

    private static Optional<String> file(ShippedProcess process, String name) {
        return Optional.ofNullable(process.files().get(name))
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }
}
