package dev.rapport.imports;

import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of file that modules can take in. */
@Component
class ImportKinds {

    private final Map<String, ImportKind> byName;
    private final Map<ImportKind, Set<Role>> allowed = new HashMap<>();

    ImportKinds(List<ImportKind> kinds) {
        byName = kinds.stream()
                .collect(Collectors.toMap(
                        ImportKind::name,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two kinds of import are called " + one.name());
                        },
                        TreeMap::new));
        for (var kind : kinds) allowed.put(kind, allowed(kind));
    }

    ImportKind named(String name) {
        var kind = byName.get(name);
        if (kind == null) throw Refused.notFound("import.unknown-kind", name, String.join(", ", byName.keySet()));
        return kind;
    }

    /** Who may bring in files of the kind: nobody who may not do the same for one. */
    Set<Role> roles(ImportKind kind) {
        return allowed.getOrDefault(kind, Set.of());
    }

    private static Set<Role> allowed(ImportKind kind) {
        return kind.roles().stream().filter(kind.rolesForOne()::contains).collect(Collectors.toSet());
    }

    List<ImportKind> all() {
        return List.copyOf(byName.values());
    }
}
