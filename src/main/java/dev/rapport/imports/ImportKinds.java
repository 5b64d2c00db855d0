package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of file that modules can take in. */
@Component
class ImportKinds {

    private final Map<String, ImportKind> byName;

    ImportKinds(List<ImportKind> kinds) {
        byName = kinds.stream()
                .collect(Collectors.toMap(
                        ImportKind::name,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two kinds of import are called " + one.name());
                        },
                        TreeMap::new));
    }

    ImportKind named(String name) {
        var kind = byName.get(name);
        if (kind == null) throw Refused.notFound("import.unknown-kind", name, String.join(", ", byName.keySet()));
        return kind;
    }

    List<ImportKind> all() {
        return List.copyOf(byName.values());
    }
}
