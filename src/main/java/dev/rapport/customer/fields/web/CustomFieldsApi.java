package dev.rapport.customer.fields.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/custom-fields")
class CustomFieldsApi {

    /** What can be chosen; labels that are left out are the word. */
    record ChoiceRequest(
            @Nullable String word,
            @Nullable String english,
            @Nullable String chinese) {

        Choice choice() {
            return new Choice(text(word), text(english), text(chinese));
        }
    }

    /**
     * A field of profiles.
     *
     * @param name lower-case letters, digits and underscores; never changes
     * @param format TEXT if absent
     * @param choices only of the formats CHOICE and CHOICES
     * @param of the kind of customer that has it; both if absent
     * @param neededFrom PROSPECT or BUYER: the stage from which on it must be known
     * @param seenBy roles to which its value is shown; all if absent
     * @param changedBy roles that may enter it; all who work with customers if absent
     * @param inUse whether forms offer it; they do if absent
     */
    record FieldRequest(
            @Nullable String name,
            @Nullable String english,
            @Nullable String chinese,
            @Nullable Format format,
            @Nullable List<@Nullable ChoiceRequest> choices,
            NewCustomer.@Nullable Kind of,
            @Nullable Lifecycle neededFrom,
            @Nullable Set<Role> seenBy,
            @Nullable Set<Role> changedBy,
            @Nullable Integer place,
            @Nullable Boolean inUse) {

        CustomField field(String called) {
            return new CustomField(
                    called,
                    text(english),
                    text(chinese),
                    Objects.requireNonNullElse(format, Format.TEXT),
                    Objects.requireNonNullElse(choices, List.<@Nullable ChoiceRequest>of()).stream()
                            .map(choice -> choice == null ? new Choice("", "", "") : choice.choice())
                            .toList(),
                    of,
                    neededFrom,
                    Objects.requireNonNullElse(seenBy, Set.of()),
                    Objects.requireNonNullElse(changedBy, Set.of()),
                    Objects.requireNonNullElse(place, 0),
                    !Boolean.FALSE.equals(inUse));
        }
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "");
    }

    private final CustomFields fields;

    CustomFieldsApi(CustomFields fields) {
        this.fields = fields;
    }

    @GetMapping
    @Operation(summary = "The fields that administrators added to profiles, in the order of forms")
    List<CustomField> list() {
        return fields.list();
    }

    @GetMapping("/{name}")
    @Operation(summary = "A field that administrators added to profiles")
    ResponseEntity<CustomField> get(@PathVariable String name) {
        var field = fields.get(name);
        return ResponseEntity.ok().eTag(field.revision().tag()).body(field);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @Operation(summary = "Add a field to profiles")
    ResponseEntity<CustomField> add(@RequestBody FieldRequest request) {
        var field = request.field(text(request.name()));
        fields.add(field);
        return ResponseEntity.created(URI.create("/api/v1/custom-fields/" + field.name()))
                .eTag(field.revision().tag())
                .body(field);
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{name}")
    @Operation(summary = "Say something else of a field; it is given up with inUse false")
    ResponseEntity<CustomField> change(
            @PathVariable String name,
            @RequestBody FieldRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        if (request.name() != null && !request.name().equals(name))
            throw Refused.invalid("fields.name-stays").at("name");
        fields.change(request.field(name), Revision.ifMatch(read));
        return get(name);
    }
}
