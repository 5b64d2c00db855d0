package dev.rapport.cases.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.CaseLinks.Linked;
import dev.rapport.cases.Tie;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cases/{case}/links")
class LinksApi {

    /**
     * @param tie duplicate-of, has-duplicate, caused-by, causes or belongs-with
     * @param other number of the other case
     */
    record LinkRequest(String tie, String other) {}

    /**
     * @param tie seen from the case that was asked about
     * @param title absent when the asker may not see the other case
     * @param state in the asker's language
     */
    record LinkAnswer(
            UUID id,
            String tie,
            String kind,
            String number,
            @Nullable String title,
            @Nullable String state,
            boolean open) {

        static LinkAnswer of(Linked linked) {
            return new LinkAnswer(
                    linked.id(),
                    linked.tie().word(),
                    linked.kind(),
                    linked.number(),
                    linked.title(),
                    linked.state(),
                    linked.open());
        }
    }

    private final CaseLinks links;

    LinksApi(CaseLinks links) {
        this.links = links;
    }

    @GetMapping
    @Operation(summary = "Which cases hang together with a case, the first linked first")
    Page<LinkAnswer> list(@PathVariable("case") String number) {
        return new Page<>(links.of(number), null).map(LinkAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Link a case that you may work on with one that you see; told in the stories of both")
    LinkAnswer add(@PathVariable("case") String number, @RequestBody LinkRequest request) {
        return LinkAnswer.of(links.link(number, Word.parse(Tie.class, request.tie()), request.other()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Undo a link of a case that you may work on; told in the stories of both")
    void undo(@PathVariable("case") String number, @PathVariable String link) {
        links.undo(number, Ids.parse(link));
    }
}
