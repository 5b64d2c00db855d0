package dev.rapport.engine.mirror;

import dev.rapport.engine.model.ProcessModel;
import dev.rapport.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Process definitions with the names of their elements, and forms. */
@Component
@Order(1)
class DefinitionMirror implements MirrorTable {

    private final JdbcClient jdbc;

    DefinitionMirror(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> emptying() {
        return List.of("delete from process_definition", "delete from process_element", "delete from form");
    }

    private record Deployed(long key, String processId, int version, String xml, OffsetDateTime at) {}

    @Override
    public void apply(RecordRange range) {
        if (range.has("PROCESS")) deployedBy(range).forEach(this::add);
        if (range.has("FORM")) addForms(range);
    }

    private static void addForms(RecordRange range) {
        range.sql("""
                        insert into form (key, form_id, version, schema, deployed_at)
                        select
                            record.record_key,
                            record.value ->> 'formId',
                            cast(record.value ->> 'version' as int),
                            convert_from(decode(record.value ->> 'resource', 'base64'), 'UTF8'),
                            record.occurred_at
                        from engine_record record
                        where {range} and record.value_type = 'FORM'
                        on conflict (key) do nothing
                        """).update();
    }

    private List<Deployed> deployedBy(RecordRange range) {
        return range.sql("""
                        select record.record_key, record.value ->> 'bpmnProcessId' as process_id,
                            cast(record.value ->> 'version' as int) as version,
                            record.value ->> 'resource' as resource, record.occurred_at
                        from engine_record record
                        where {range} and record.value_type = 'PROCESS'
                        order by record.position
                        """)
                .query((row, number) -> new Deployed(
                        row.getLong("record_key"),
                        row.getString("process_id"),
                        row.getInt("version"),
                        new String(Base64.getDecoder().decode(row.getString("resource")), StandardCharsets.UTF_8),
                        row.getObject("occurred_at", OffsetDateTime.class)))
                .list();
    }

    private void add(Deployed deployed) {
        var model = model(deployed);
        jdbc.sql("""
                        insert into process_definition (key, process_id, version, name, xml, deployed_at)
                        values (:key, :process, :version, :name, :xml, :at)
                        on conflict (key) do nothing
                        """)
                .param("key", deployed.key())
                .param("process", deployed.processId())
                .param("version", deployed.version())
                .param("name", model.name())
                .param("xml", deployed.xml())
                .param("at", deployed.at())
                .update();
        jdbc.sql("""
                        insert into process_element (definition_key, element_id, name)
                        select :key, element.id, element.name
                        from unnest(:ids, :names) as element (id, name)
                        on conflict do nothing
                        """)
                .param("key", deployed.key())
                .param("ids", model.elementNames().keySet().toArray(String[]::new))
                .param("names", model.elementNames().values().toArray(String[]::new))
                .update();
    }

    /** Others may deploy what this application would refuse; the engine runs it, so it is mirrored. */
    private static ProcessModel model(Deployed deployed) {
        try {
            return ProcessModel.parse(deployed.xml());
        } catch (Refused e) {
            return ProcessModel.unreadable(deployed.processId());
        }
    }
}
