// A misspelt upcoming feature in the manifest is accepted silently; these refuse to compile without it.
#if !hasFeature(ExistentialAny)
#error("ExistentialAny is off")
#endif
#if !hasFeature(MemberImportVisibility)
#error("MemberImportVisibility is off")
#endif
#if !hasFeature(InternalImportsByDefault)
#error("InternalImportsByDefault is off")
#endif
#if !hasFeature(NonisolatedNonsendingByDefault)
#error("NonisolatedNonsendingByDefault is off")
#endif
