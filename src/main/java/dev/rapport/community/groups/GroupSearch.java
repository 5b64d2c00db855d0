package dev.rapport.community.groups;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.platform.GlobalSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds groups by name and number. */
@Component
class GroupSearch implements GlobalSearch {

    private final Groups groups;

    GroupSearch(Groups groups) {
        this.groups = groups;
    }

    @ForThoseConcerned
    @Override
    public List<Hit> find(String text, int limit) {
        return groups.list(new GroupFilter(text, null, null, false), limit, null).items().stream()
                .map(group -> new Hit("nav.groups", group.name(), group.number(), "groups/" + group.number()))
                .toList();
    }
}
