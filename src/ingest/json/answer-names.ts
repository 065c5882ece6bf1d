/** Names of what an interface says of its answer, as `normaliseColumnName` writes them: how it went, and in words. */
export const codeNames: ReadonlySet<string> = new Set(
  'code status errcode errno errorcode success ret retcode resultcode'.split(' '),
);
export const textNames: ReadonlySet<string> = new Set(
  'msg message errmsg errormsg error errormessage info tip tips'.split(' '),
);
