/** Ends of the names of hamlets and islands that hardly end another word. */
export const firmEnds = '寨坳垸畈坞圩屿塆垟埭岙厝墟圳峪塬浜垌垇磴垱';
/** Those that end other words as well (水沟, 草坪, 安全岛). */
export const commonEnds = '沟坝岭坪坡冲岗堡庄塘岛洲洼垭湾涌埔墩荡滩窑咀嘴梁崖岩坎沱堰洞硐桠拐';
export const hamletEnds: string = firmEnds + commonEnds;
