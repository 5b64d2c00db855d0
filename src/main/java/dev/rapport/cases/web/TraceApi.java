package dev.rapport.cases.web;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.cases.TraceNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/trace")
class TraceApi {

    private static final int LINES = 200;

    /** The whole chain of a subject, and its newest story lines. */
    record TraceJson(String subject, String number, String title, List<TraceNode> nodes, List<Story.Line> story) {}

    private final Cases cases;
    private final Access access;

    TraceApi(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @GetMapping("/{subject}")
    TraceJson get(@PathVariable String subject) {
        var found = cases.find(subject);
        var asker = access.current();
        var locale = asker.map(Person::locale).orElse(Locale.ENGLISH);
        var zone = asker.map(Person::zone).orElse((ZoneId) ZoneOffset.UTC);
        return new TraceJson(
                found.id().toString(),
                found.number(),
                found.title(),
                cases.trace(subject),
                cases.story(subject, locale, zone, LINES, null).items());
    }
}
