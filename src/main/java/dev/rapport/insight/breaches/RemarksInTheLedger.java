package dev.rapport.insight.breaches;

import dev.rapport.platform.ErasedRows;
import dev.rapport.sla.ledger.ToldTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger's check compares what was said of breaches, too. */
@Configuration(proxyBeanMethods = false)
public class RemarksInTheLedger {

    @Bean
    public static ToldTable remarks() {
        return new ToldTable("breach_remark", true, "'remark', 'excuse'", "t.id::text", "told ->> 'id'", """
                to_jsonb(t) || jsonb_build_object(
                    'remark', case t.remark
                        when '%s' then told ->> 'remark'
                        else encode(sha256(convert_to(t.id || E'\\n' || t.remark, 'UTF8')), 'hex')
                    end)
                """.formatted(
                        ErasedRows.MARK));
    }
}
