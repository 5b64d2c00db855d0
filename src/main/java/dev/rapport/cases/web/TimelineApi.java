package dev.rapport.cases.web;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/timeline")
class TimelineApi {

    private static final int MOST = 200;

    private final Cases cases;
    private final Access access;

    TimelineApi(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    /** What happened to a customer and in their cases that the asker may see, newest first; of some chapters, with commas between them, if named. */
    @GetMapping
    Page<Story.Line> get(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String chapter,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var asker = access.current();
        return cases.story(
                CustomerId.of(id),
                chapter.isBlank() ? List.of() : List.of(chapter.split(",")),
                asker.map(Person::locale).orElse(Locale.ENGLISH),
                asker.map(Person::zone).orElse((ZoneId) ZoneOffset.UTC),
                Math.clamp(limit, 1, MOST),
                after);
    }
}
