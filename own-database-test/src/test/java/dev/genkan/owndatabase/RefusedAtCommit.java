package dev.genkan.owndatabase;

/// PostgreSQL can put a rule off until the commit, so that it is the commit that fails.
final class RefusedAtCommit {

    private RefusedAtCommit() {}

    static void test(ContractOfSharedTransactions application) {
        Running acme = application.acme;
        acme.jdbc()
                .sql("alter table workspaces add constraint one_name unique (member, name)"
                        + " deferrable initially deferred")
                .update();
        try {
            acme.then((member, answers) -> {
                application.open(application.workspace(), member.id(), "twice");
                application.open(application.workspace(), member.id(), "twice");
            });
            application.assertNothingStored(application.answer());
        } finally {
            acme.jdbc().sql("alter table workspaces drop constraint one_name").update();
        }
    }
}
